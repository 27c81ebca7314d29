package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.SmsLength.Encoding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {

    @ParameterizedTest
    @CsvSource({
        "a,      1, GSM_7,   1, 1",
        "a,    160, GSM_7, 160, 1",
        "a,    161, GSM_7, 161, 2",
        "a,    306, GSM_7, 306, 2",
        "a,    307, GSM_7, 307, 3",
        "€,     80, GSM_7, 160, 1",
        "€,     81, GSM_7, 162, 2",
        // 76 fit in a segment of 153, for none is torn apart
        "€,    152, GSM_7, 304, 2",
        "€,    153, GSM_7, 306, 3",
        "市,    70, UCS_2,  70, 1",
        "市,    71, UCS_2,  71, 2",
        "市,   134, UCS_2, 134, 2",
        "市,   135, UCS_2, 135, 3",
        "😀,    35, UCS_2,  70, 1",
        "😀,    36, UCS_2,  72, 2",
        "😀,    66, UCS_2, 132, 2",
        "😀,    67, UCS_2, 134, 3",
        "ç,     70, UCS_2,  70, 1",
        "`,     71, UCS_2,  71, 2"
    })
    void countsAsCarriersDo(String letter, int times, Encoding encoding, int characters, int segments) {
        assertThat(SmsLength.of(letter.repeat(times))).isEqualTo(new SmsLength(encoding, characters, segments));
    }

    @Test
    void theCloudsChargeEveryLetterAlike() {
        assertThat(SmsLength.charged("a".repeat(71))).isEqualTo(new SmsLength(Encoding.UCS_2, 71, 2));
    }

    @Test
    void nothingIsOneSegmentToo() {
        assertThat(SmsLength.of("")).isEqualTo(new SmsLength(Encoding.GSM_7, 0, 1));
    }

    @Test
    void theAlphabetIsThatOfTheStandard() {
        var bytes = Gsm7.encode("@£$_Δ!¡A§¿aà^{}\\[~]|€\n\r");
        assertThat(bytes)
                .containsExactly(
                        0x00, 0x01, 0x02, 0x11, 0x10, 0x21, 0x40, 0x41, 0x5f, 0x60, 0x61, 0x7f, 0x1b, 0x14, 0x1b, 0x28,
                        0x1b, 0x29, 0x1b, 0x2f, 0x1b, 0x3c, 0x1b, 0x3d, 0x1b, 0x3e, 0x1b, 0x40, 0x1b, 0x65, 0x0a, 0x0d);
        assertThat(Gsm7.has("\u001b")).isFalse();
        assertThat(Gsm7.decode(new byte[] {0x1b, 0x41, 0x1b})).isEqualTo("A");
    }

    @Property
    void whatIsSplitIsTheSameText(@ForAll @StringLength(max = 500) @Chars({'a', '€', '市', ' ', '['}) String text) {
        assertThat(String.join("", SmsLength.split(text))).isEqualTo(text);
        assertThat(SmsLength.of(text).segments())
                .isEqualTo(SmsLength.split(text).size());
    }

    @Property
    void theAlphabetIsReadAsItIsWritten(@ForAll @Chars({'a', '€', '@', '}', 'à', ' '}) String text) {
        assertThat(Gsm7.decode(Gsm7.encode(text))).isEqualTo(text);
    }
}
