package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Await;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sender by itself, as a node runs it: woken, at the rate, in its bounds, until all is sent. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SenderTest {

    private final Scripted gateway = new Scripted("a");
    private final Scripted other = new Scripted("b");

    @Inject
    TransactionSynchronizationRegistry transactions;

    @BeforeEach
    void afternoon() {
        ANotice.afternoon();
    }

    @AfterEach
    void present() {
        ANotice.afternoon();
        MovedClock.reset();
    }

    @Test
    void oneWakeIsEnoughForAllThatIsDueAtTheRate() throws InterruptedException {
        var all = new ArrayList<ANotice>();
        for (int i = 0; i < 400; i++) {
            all.add(told(NoticeEvent.SURVEY));
        }
        var rules = PostOffice.rules("rate", "200", "in-flight", "20", "batch", "15");
        var office = PostOffice.with(rules, gateway);
        var began = ANotice.now();
        var sender = office.sender(transactions);
        sender.wake();
        Await.until("all are sent", Duration.ofSeconds(20), () -> gateway.given.size() >= 400);
        assertThat(Duration.between(began, ANotice.now())).isGreaterThan(Duration.ofMillis(950));
        sender.stop(null);
        assertThat(all).allMatch(one -> one.state() == NoticeState.SENT);
        assertThat(gateway.given.stream().map(Outgoing::id).collect(Collectors.toSet()))
                .hasSize(400);
    }

    @Test
    void whatAGatewayDeclinesGoesOnWithoutAnotherWake() throws InterruptedException {
        gateway.says(Answer.Fault.DECLINED);
        var one = told(NoticeEvent.CLOSED);
        var sender = PostOffice.with(gateway, other).sender(transactions);
        sender.wake();
        Await.until("it is sent", Duration.ofSeconds(10), () -> one.state() == NoticeState.SENT);
        sender.stop(null);
        assertThat(one.column("gateway")).isEqualTo("b");
    }
}
