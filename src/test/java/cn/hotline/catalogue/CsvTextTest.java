package cn.hotline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text is, a spreadsheet takes it for none of its formulas, and it comes back as it was. */
class CsvTextTest {

    @Property(tries = 5000)
    void everyTextComesBack(@ForAll("texts") String text) {
        assertThat(CsvText.plain(CsvText.safe(text))).isEqualTo(text);
    }

    @Property(tries = 5000)
    void noCellIsAFormula(@ForAll("texts") String text) {
        var cell = CsvText.safe(text);
        assertThat(List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
                .noneMatch(cell::startsWith);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("='+-@\t\r\n＝a街,\"|").ofMaxLength(8);
    }
}
