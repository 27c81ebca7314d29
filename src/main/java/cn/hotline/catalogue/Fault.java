package cn.hotline.catalogue;

import cn.hotline.platform.Refusal;
import java.util.List;

/** Something that would be wrong with an entry: in which field, and the key of the text that says what would be right. */
record Fault(String code, String field, String key, List<String> args) {

    static Fault of(String code, String field, String key, String... args) {
        return new Fault(code, field, key, List.of(args));
    }

    void addTo(Refusal refusal, String field) {
        refusal.andField(field, key, args.toArray());
    }
}
