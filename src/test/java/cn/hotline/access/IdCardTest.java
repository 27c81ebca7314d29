package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of identity cards (GB 11643). */
class IdCardTest {

    /** The examples of the standard, and ways to write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "440524188001010014",
                "１１０１０５１９４９１２３１００２Ｘ",
                " 440524188001010014 "
            })
    void whatIsOne(String text) {
        assertThat(IdCard.parse("number", text).number()).matches("\\d{17}[\\dX]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "110105491231002",
                "11010519490231002X",
                "110105194912310O2X",
                "010105194912310020",
                ""
            })
    void whatIsNone(String text) {
        assertThatThrownBy(() -> IdCard.parse("number", text))
                .isInstanceOf(Refusal.class)
                .hasMessageNotContaining("1949");
    }

    @Test
    void everyMistypedDigitAndEverySwapIsFound() {
        var right = "11010519491231002X";
        for (int i = 0; i < 17; i++) {
            for (char other = '0'; other <= '9'; other++) {
                var wrong = right.substring(0, i) + other + right.substring(i + 1);
                if (!wrong.equals(right)) {
                    assertThatThrownBy(() -> IdCard.parse("number", wrong)).isInstanceOf(Refusal.class);
                }
            }
        }
    }

    @Test
    void itIsToldToNobodyWhoPrintsIt() {
        assertThat(IdCard.parse("number", "11010519491231002X").toString()).doesNotContain("1101");
    }
}
