package cn.hotline.supervision.calendar;

import static cn.hotline.supervision.calendar.WorkingCalendarTest.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which limit holds for what. */
class RulebookTest {

    private static final Instant NOW = at("2026-11-20T10:00");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final Limit OWN = Limit.workingDays(8);

    private static final Rulebook RULES = new Rulebook(
            1,
            Notices.calendar(),
            List.of(
                    rule(1, 1, null, null, null, Limit.workingDays(5), BEFORE),
                    rule(2, 1, null, TicketType.HELP, null, Limit.workingDays(1), BEFORE),
                    rule(3, 1, "01", null, null, Limit.workingDays(6), BEFORE),
                    rule(4, 1, "0101", null, null, Limit.workingDays(7), BEFORE),
                    rule(5, 1, "0101", TicketType.HELP, null, Limit.workingDays(2), BEFORE),
                    rule(6, 1, null, null, Level.MAJOR, Limit.minutes(120), BEFORE),
                    rule(6, 2, null, null, Level.MAJOR, Limit.minutes(60), NOW),
                    rule(7, 1, "09", null, null, Limit.workingDays(9), BEFORE),
                    rule(7, 2, "09", null, null, null, NOW)));

    @Test
    void theMoreSpecialRuleGoesBeforeTheMoreGeneral() {
        assertThat(ruled(TicketType.COMPLAINT, Level.GENERAL, null)).isEqualTo("HANDLE#1v1");
        assertThat(ruled(TicketType.HELP, Level.GENERAL, null)).isEqualTo("HANDLE#2v1");
        assertThat(ruled(TicketType.HELP, Level.GENERAL, "0102")).isEqualTo("HANDLE#3v1");
        assertThat(ruled(TicketType.COMPLAINT, Level.GENERAL, "010104")).isEqualTo("HANDLE#4v1");
        assertThat(ruled(TicketType.HELP, Level.GENERAL, "010104")).isEqualTo("HANDLE#5v1");
        assertThat(ruled(TicketType.HELP, Level.MAJOR, "010104")).isEqualTo("HANDLE#6v2");
        assertThat(ruled(TicketType.HELP, Level.URGENT, "010104")).isEqualTo("HANDLE#5v1");
    }

    @Test
    void theMattersOwnLimitGivesWayToTheLevelAlone() {
        assertThat(RULES.limit(DeadlineKind.HANDLE, TicketType.HELP, Level.GENERAL, "010104", OWN, NOW))
                .isEqualTo(new Ruled(OWN, "matter"));
        assertThat(RULES.limit(DeadlineKind.HANDLE, TicketType.HELP, Level.MAJOR, "010104", OWN, NOW))
                .isEqualTo(new Ruled(Limit.minutes(60), "HANDLE#6v2"));
    }

    @Test
    void aVersionHoldsFromTheInstantItTakesEffect() {
        var before = RULES.limit(DeadlineKind.HANDLE, TicketType.HELP, Level.MAJOR, null, null, BEFORE);
        assertThat(before.policy()).isEqualTo("HANDLE#6v1");
        assertThat(RULES.limit(DeadlineKind.HANDLE, TicketType.REPORT, Level.GENERAL, "0901", null, BEFORE)
                        .policy())
                .isEqualTo("HANDLE#7v1");
        assertThat(ruled(TicketType.REPORT, Level.GENERAL, "0901")).isEqualTo("HANDLE#1v1");
    }

    @Test
    void aKindWithoutAnyRuleIsAFaultOfTheProgram() {
        assertThatThrownBy(() -> RULES.limit(DeadlineKind.SIGN, TicketType.HELP, Level.GENERAL, null, null, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String ruled(TicketType type, Level level, @Nullable String matter) {
        return RULES.limit(DeadlineKind.HANDLE, type, level, matter, null, NOW).policy();
    }

    private static Policy rule(
            int id,
            int version,
            @Nullable String matter,
            @Nullable TicketType type,
            @Nullable Level level,
            @Nullable Limit limit,
            Instant from) {
        return new Policy(id, DeadlineKind.HANDLE, version, matter, type, level, limit, from, "测试");
    }
}
