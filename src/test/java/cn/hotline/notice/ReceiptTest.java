package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts come late, twice, in any order and before the answer they belong to: the end is the same. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ReceiptTest {

    private final Scripted gateway = new Scripted("a");
    private final PostOffice office = PostOffice.with(gateway);

    @BeforeEach
    void afternoon() {
        ANotice.afternoon();
    }

    @AfterEach
    void present() {
        ANotice.afternoon();
        MovedClock.reset();
    }

    /** T the answer is written, D delivered, F failed, L delayed; small letters name our own id, not the gateway's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TD", "TF", "TL", "TDD", "TFF", "TDF", "TDFL", "TDFLD", "TDFLF", "Td", "Tf", "TdF", "Tfd", "TfD", "TdLf"
            })
    void inAnyOrder(String events) {
        for (var order : orders(events)) {
            var one = told(NoticeEvent.SURVEY);
            var work = office.claimed().getFirst();
            for (char event : order.toCharArray()) {
                happen(event, one.id(), work);
            }
            assertThat(one.state()).as(order).isEqualTo(expected(events));
            assertThat(one.column("claim")).isNull();
            assertThat(one.reference()).isEqualTo("ref-" + one.id());
            assertThat(office.round()).as("over").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TD", "TF", "TDF", "Td", "Tf", "TFd"})
    void atTheSameMoment(String events) {
        for (int round = 0; round < 15; round++) {
            var one = told(NoticeEvent.SURVEY);
            var work = office.claimed().getFirst();
            var id = one.id();
            Together.all(events.length(), i -> {
                happen(events.charAt(i), id, work);
                return i;
            });
            assertThat(one.state()).as(events).isEqualTo(expected(events));
        }
    }

    @Test
    void whatFailedForNowIsSentAgainAndTheSameWordAgainChangesNothing() {
        var one = told(NoticeEvent.SURVEY);
        office.drain();
        var failed = new Receipt("a", one.reference(), null, Receipt.Fate.FAILED, "OFF", ANotice.now());
        office.receipts.keep(failed);
        assertThat(one.state()).isEqualTo(NoticeState.FAILED_TEMPORARY);
        assertThat(one.reason()).isEqualTo("OFF");
        MovedClock.forward(Duration.ofMinutes(1));
        office.drain();
        assertThat(gateway.given(one.id())).isEqualTo(2);
        office.receipts.keep(failed);
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        office.receipts.keep(new Receipt("a", one.reference(), null, Receipt.Fate.DELIVERED, "", ANotice.now()));
        assertThat(one.state()).isEqualTo(NoticeState.DELIVERED);
        assertThat(one.isMaybeTwice()).isFalse();
    }

    @Test
    void underOneReferenceForAllTriesAnOldFailureDoesNotJudgeTheNextTry() {
        var one = told(NoticeEvent.SURVEY);
        gateway.says(new Answer.Taken("same-" + one.id(), 1));
        office.drain();
        office.receipts.keep(new Receipt("a", "same-" + one.id(), null, Receipt.Fate.FAILED, "OFF", ANotice.now()));
        MovedClock.forward(Duration.ofMinutes(1));
        office.drain();
        assertThat(gateway.given(one.id())).isEqualTo(2);
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void underOneReferenceForAllTriesTheNextTryMayFailAsWell() {
        var one = told(NoticeEvent.SURVEY);
        gateway.says(new Answer.Taken("same-" + one.id(), 1));
        for (int i = 0; i < 2; i++) {
            office.drain();
            var failed = new Receipt("a", "same-" + one.id(), null, Receipt.Fate.FAILED, "OFF", ANotice.now());
            office.receipts.keep(failed);
            assertThat(one.state()).isEqualTo(NoticeState.FAILED_TEMPORARY);
            MovedClock.forward(Duration.ofMinutes(3));
            office.drain();
            office.receipts.keep(failed);
            assertThat(one.state()).isEqualTo(NoticeState.SENT);
        }
        assertThat(gateway.given(one.id())).isEqualTo(3);
    }

    @Test
    void aLateDeliveryStopsTheNextTry() {
        var one = told(NoticeEvent.SURVEY);
        office.drain();
        var reference = one.reference();
        office.receipts.keep(new Receipt("a", reference, null, Receipt.Fate.FAILED, "OFF", ANotice.now()));
        office.receipts.keep(new Receipt("a", reference, null, Receipt.Fate.DELIVERED, "", ANotice.now()));
        MovedClock.forward(Duration.ofHours(1));
        office.drain();
        assertThat(gateway.given(one.id())).isEqualTo(1);
        assertThat(one.state()).isEqualTo(NoticeState.DELIVERED);
    }

    @Test
    void wordsOnMessagesThatNobodySentAreKeptAndDoNoHarm() {
        var stranger = "stranger-" + UUID.randomUUID();
        office.receipts.keep(
                new Receipt("a", stranger, UUID.randomUUID(), Receipt.Fate.FAILED, "x".repeat(99), ANotice.now()));
        office.receipts.keep(new Receipt("a", "x".repeat(500), null, Receipt.Fate.FAILED, "", ANotice.now()));
        office.receipts.keep(new Receipt("a", null, null, Receipt.Fate.FAILED, "", ANotice.now()));
        assertThat(Rows.count("select count(*) from notice_receipt where reference = ?", stranger))
                .isEqualTo(1);
    }

    private void happen(char event, UUID id, Work work) {
        if (event == 'T') {
            office.outcomes.record(work, new Answer.Taken("ref-" + id, 1));
            return;
        }
        boolean ours = Character.isLowerCase(event);
        var fate = switch (Character.toUpperCase(event)) {
            case 'D' -> Receipt.Fate.DELIVERED;
            case 'F' -> Receipt.Fate.FAILED;
            default -> Receipt.Fate.DELAYED;
        };
        office.receipts.keep(new Receipt("a", ours ? null : "ref-" + id, ours ? id : null, fate, "x", ANotice.now()));
    }

    private static NoticeState expected(String events) {
        if (events.toUpperCase(java.util.Locale.ROOT).contains("D")) {
            return NoticeState.DELIVERED;
        }
        return events.toUpperCase(java.util.Locale.ROOT).contains("F")
                ? NoticeState.FAILED_PERMANENT
                : NoticeState.SENT;
    }

    private static Set<String> orders(String events) {
        var orders = new java.util.LinkedHashSet<>(List.of(""));
        for (char event : events.toCharArray()) {
            var longer = new ArrayList<String>();
            for (var order : orders) {
                for (int i = 0; i <= order.length(); i++) {
                    longer.add(order.substring(0, i) + event + order.substring(i));
                }
            }
            orders = new java.util.LinkedHashSet<>(longer);
        }
        return orders;
    }
}
