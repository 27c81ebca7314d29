package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private final Masking nobody = Masking.of(null);
    private final Masking own = Masking.of(new Reporter(Reporter.Kind.NAMED, "王小明", "+8619912345678"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "138 0013 8000",
                "138-0013-8000",
                "+8613800138000",
                "+86 138 0013 8000",
                "86-138-0013-8000",
                "008613800138000",
                "１３８００１３８０００",
                "138－0013－8000",
                "110101199003078888",
                "11010119900307888X",
                "11010119900307888x",
                "１１０１０１１９９００３０７８８８Ｘ",
                "099912345678",
                "0999-12345678",
                "010 87654321",
                "０９９９－１２３４５６７８",
                "6222021234567890",
                "6222021234567890123",
                "6222 0212 3456 7890 123",
                "6222-0212-3456-7890"
            })
    void numbersOfPeopleAreTakenOutOfFreeText(String number) {
        var masked = nobody.text("请回电" + number + "，谢谢");
        assertThat(masked).startsWith("请回电").endsWith("，谢谢").contains("****").doesNotContain(number);
        assertThat(masked.chars().filter(Character::isDigit).count()).isLessThanOrEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "26112200000018",
                "退款300元",
                "2026年11月22日 08:30",
                "打了12345没人接",
                "文化路128号3栋2单元1201室",
                "公交138路",
                "110、119、120和122",
                "京A12345",
                "第19900号文件",
                "1380013800",
                "欠薪 128000.50 元",
                "统一编号 1234567890123"
            })
    void ordinaryNumbersStay(String text) {
        assertThat(nobody.text(text)).isEqualTo(text);
    }

    @Property(tries = 1000)
    void noMobileSurvivesWhateverStandsAroundIt(
            @ForAll @IntRange(min = 30, max = 99) int head, @ForAll @IntRange(max = 99_999_999) int tail) {
        var mobile = "1%02d%08d".formatted(head, tail);
        for (var around : new String[] {"%s", "电话%s。", "（%s）", "a%sb", "%s,%s", "微信同号%s王女士"}) {
            assertThat(nobody.text(around.replace("%s", mobile))).doesNotContain(mobile);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19912345678",
                "+8619912345678",
                "199 1234 5678",
                "199-1234-5678",
                "１９９１２３４５６７８",
                "86 19912345678"
            })
    void theReportersOwnNumberIsTakenOutOfRepliesToo(String spelling) {
        assertThat(own.reply("已致电" + spelling + "说明情况"))
                .doesNotContain(spelling)
                .doesNotContain("1234")
                .contains("****");
    }

    @Test
    void theReportersOwnNameIsTakenOutWhereverItStands() {
        assertThat(own.text("我是王小明，王小明反映")).isEqualTo("我是王**，王**反映");
        assertThat(own.reply("已联系王小明同志")).isEqualTo("已联系王**同志");
        assertThat(own.text("王小二")).isEqualTo("王小二");
    }

    @Test
    void aUnitsTelephoneStaysReadableInAReply() {
        assertThat(own.reply("市城管局 0999-12345003")).isEqualTo("市城管局 0999-12345003");
        assertThat(own.reply("联系人手机 13800138000")).isEqualTo("联系人手机 13800138000");
    }

    @Test
    void textsAmongTheElementsAreMaskedAndOtherValuesStay() {
        assertThat(own.elements(Map.of("who", "王小明 13800138000", "amount", 300, "seen", true)))
                .isEqualTo(Map.of("who", "王** 138****8000", "amount", 300, "seen", true));
    }

    @ParameterizedTest
    @CsvSource({"王小明,王**", "王,王*", "欧阳雪,欧**", "阿卜杜拉·买买提,阿*******", "𠮷田,𠮷*"})
    void aNameKeepsItsFirstSign(String name, String masked) {
        assertThat(Masking.name(name)).isEqualTo(masked);
    }

    @Test
    void anAnonymousReporterHasNothingOfTheirOwnToMask() {
        assertThat(Masking.of(new Reporter(Reporter.Kind.ANONYMOUS, null, null)).reply("王小明 13800138000"))
                .isEqualTo("王小明 13800138000");
    }
}
