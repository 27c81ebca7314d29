package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSpanTest {

    private static final Instant NOW = Instant.parse("2026-05-17T08:00:00Z");

    @Test
    void spansFollowEachOtherBackAndLeaveNothingOut() {
        var spans = IdSpan.back(null, NOW);
        assertThat(spans.getFirst().newest()).isEqualTo(IdSpan.ALL.newest());
        assertThat(spans.getLast().oldest()).isEqualTo(IdSpan.ALL.oldest());
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).newest()).isEqualTo(spans.get(i - 1).oldest());
        }
    }

    @Test
    void theyBeginWhereQuartersDo() {
        assertThat(IdSpan.back(null, NOW))
                .extracting(IdSpan::oldest)
                .startsWith(first("2026-04-01"), first("2026-01-01"), first("2025-04-01"));
    }

    @Test
    void afterATicketTheyBeginWithItsQuarter() {
        var last = new UUID(first("2025-11-30").getMostSignificantBits() | 0x7abc, -5);
        assertThat(IdSpan.back(last, NOW).getFirst().oldest()).isEqualTo(first("2025-10-01"));
    }

    private static UUID first(String day) {
        return new UUID(Instant.parse(day + "T00:00:00Z").toEpochMilli() << 16, 0);
    }
}
