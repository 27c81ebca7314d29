package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Property(tries = 2000)
    void everyWrongDigitIsRefused(
            @ForAll @IntRange(max = 20_000) int day, @ForAll @IntRange(min = 1, max = 9_999_999) int sequence) {
        var number = TicketNumber.of(FIRST.plusDays(day), sequence).digits();
        for (int at = 0; at < number.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != number.charAt(at)) {
                    assertRefused(number.substring(0, at) + digit + number.substring(at + 1));
                }
            }
        }
    }

    @Property(tries = 2000)
    void everySwapOfNeighboursIsRefused(
            @ForAll @IntRange(max = 20_000) int day, @ForAll @IntRange(min = 1, max = 9_999_999) int sequence) {
        var number = TicketNumber.of(FIRST.plusDays(day), sequence).digits();
        for (int at = 0; at + 1 < number.length(); at++) {
            if (number.charAt(at) != number.charAt(at + 1)) {
                var swapped = new StringBuilder(number);
                swapped.setCharAt(at, number.charAt(at + 1));
                swapped.setCharAt(at + 1, number.charAt(at));
                assertRefused(swapped.toString());
            }
        }
    }

    @Property(tries = 500)
    void aNumberIsReadAsItIsSpokenAndTyped(@ForAll @IntRange(min = 1, max = 9_999_999) int sequence) {
        var number = TicketNumber.of(FIRST, sequence);
        var digits = number.digits();
        var fullWidth = new StringBuilder();
        digits.chars().forEach(c -> fullWidth.append((char) (c - '0' + '０')));
        assertThat(TicketNumber.parse(digits)).isEqualTo(number);
        assertThat(TicketNumber.parse(fullWidth.toString())).isEqualTo(number);
        assertThat(TicketNumber.parse(
                        " " + digits.substring(0, 6) + " " + digits.substring(6, 13) + "-" + digits.substring(13)))
                .isEqualTo(number);
        assertThat(TicketNumber.parse(fullWidth.insert(6, '　').insert(11, '－').toString()))
                .isEqualTo(number);
    }

    @Test
    void aNumberBeginsWithItsDateAndCountsOn() {
        assertThat(TicketNumber.of(LocalDate.of(2026, 11, 22), 1).digits())
                .startsWith("2611220000001")
                .hasSize(14);
        assertThat(TicketNumber.of(LocalDate.of(2027, 1, 3), TicketNumber.MAX_SEQUENCE)
                        .digits())
                .startsWith("2701039999999")
                .hasSize(14);
        assertThat(TicketNumber.of(FIRST, 7))
                .hasToString(TicketNumber.of(FIRST, 7).digits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2611220000001",
                "abcdefghijklmn",
                "２６１１２２",
                "26112200000018888",
                "٢٦١١٢٢٠٠٠٠٠٠١٨",
                "null",
                "🎫🎫🎫🎫🎫🎫🎫"
            })
    void whatCanNotBeANumberIsRefused(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String typed) {
        assertThatThrownBy(() -> TicketNumber.parse(typed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.BAD_TICKET_NUMBER));
    }
}
