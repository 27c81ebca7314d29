package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.SmsLength.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths by 3GPP TS 23.038 and 23.040. */
class SmsLengthTest {

    @ParameterizedTest
    @CsvSource({
        "a, 1, GSM_7, 1, 1",
        "a, 160, GSM_7, 160, 1",
        "a, 161, GSM_7, 161, 2",
        "a, 306, GSM_7, 306, 2",
        "a, 307, GSM_7, 307, 3",
        "€, 80, GSM_7, 160, 1",
        // 76 of them fit beside the header, and a half one is not sent
        "€, 81, GSM_7, 162, 2",
        "€, 152, GSM_7, 304, 2",
        "€, 153, GSM_7, 306, 3",
        "é, 160, GSM_7, 160, 1",
        "ç, 70, UCS_2, 70, 1",
        "中, 1, UCS_2, 1, 1",
        "中, 70, UCS_2, 70, 1",
        "中, 71, UCS_2, 71, 2",
        "中, 134, UCS_2, 134, 2",
        "中, 135, UCS_2, 135, 3",
        "😀, 35, UCS_2, 70, 1",
        "😀, 36, UCS_2, 72, 2",
        "😀, 66, UCS_2, 132, 2",
        "😀, 67, UCS_2, 134, 3"
    })
    void isChargedAsSegments(String letter, int times, Encoding encoding, int characters, int segments) {
        assertThat(SmsLength.of(letter.repeat(times))).isEqualTo(new SmsLength(encoding, characters, segments));
    }

    @Test
    void nothingIsOneSegment() {
        assertThat(SmsLength.of("")).isEqualTo(new SmsLength(Encoding.GSM_7, 0, 1));
    }

    @Test
    void aSingleLetterChangesTheWholeText() {
        assertThat(SmsLength.of("a".repeat(159) + "“").segments()).isEqualTo(3);
    }
}
