package cn.hotline.channel.phone.proposal;

import java.util.List;
import java.util.Locale;

/** The two tables by which a city's calls are understood. */
enum LexiconKind {
    /** 群众语言 */
    PHRASES,
    /** 地名录 */
    PLACES;

    /** Name of the file that brings it. */
    String file() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    List<String> columns() {
        return switch (this) {
            case PHRASES -> List.of("phrase", "matter", "weight");
            case PLACES -> List.of("name", "aliases", "region", "kind");
        };
    }
}
