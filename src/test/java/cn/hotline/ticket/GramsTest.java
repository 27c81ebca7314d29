package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GramsTest {

    @Test
    void neighboursMakePairsAndSignsBreakThem() {
        assertThat(Grams.of("路灯不亮，很暗")).containsExactly("路灯", "灯不", "不亮", "很暗");
        assertThat(Grams.of("建设路12号")).containsExactly("建设", "设路", "路1", "12", "2号");
        assertThat(Grams.of("路灯", "路灯 灯光")).containsExactly("路灯", "灯光");
    }

    @Test
    void oneSignOrNoneHasNoPair() {
        assertThat(Grams.of("", "灯", "%_!", "灯 亮", "，。！")).isEmpty();
    }

    @Test
    void widthAndCaseDoNotMatter() {
        assertThat(Grams.of("ＡＢ１２")).isEqualTo(Grams.of("ab12")).isEqualTo(List.of("ab", "b1", "12"));
    }

    @Test
    void aSignBeyondTheBasicPlaneIsOneSign() {
        assertThat(Grams.of("𠮷野家")).containsExactly("𠮷野", "野家");
    }

    @Test
    void aHugeTextHasALimitedNumberOfPairs() {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.appendCodePoint(0x4e00 + i);
        }
        assertThat(Grams.of(text.toString())).hasSize(4000);
    }

    /** Otherwise the index would hide what the text holds. */
    @Property
    void whateverAPartOfATextHoldsTheWholeHolds(
            @ForAll String text, @ForAll @IntRange(max = 20) int from, @ForAll @IntRange(max = 20) int length) {
        var normal = Grams.normal(text);
        int begin = Math.min(from, normal.length());
        var part = normal.substring(begin, Math.min(normal.length(), begin + length));
        assertThat(Grams.of(normal)).containsAll(Grams.of(wholeSigns(part)));
    }

    private static String wholeSigns(String cut) {
        return cut.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
