package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.APartner;
import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A partner who is let in no more is told no more either, and misses nothing when let in again. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DisabledPartnerTest {

    private static final int PLENTY = 100_000;

    @Inject
    Spooler spooler;

    @Inject
    Claims claims;

    @Test
    void nothingIsSentToWhoeverIsDisabled() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            var partner = APartner.named(hook.partner, "LIVE", "webhooks");
            var ticket = hook.files();
            hook.untilDelivered(1);
            partner.change(APartner.terms(PLENTY, false, "webhooks"));
            ticket.act(As.manager(), "acceptance", Map.of("matter", "019901"));
            Await.until("the step is spooled", Duration.ofSeconds(30), () -> isSpooled(hook));
            assertThat(claims.claim(hook.id(), 1)).isEmpty();
            assertThat(receiver.received()).hasSize(1);
            partner.change(APartner.terms(PLENTY, true, "webhooks"));
            hook.untilDelivered(2);
        }
    }

    /** A round of the service may be at this webhook just now, and goes by without having seen the step. */
    private boolean isSpooled(Hook hook) {
        spooler.spool();
        return Rows.count("select count(*) from webhook_delivery where webhook_id = ? and state = 'PENDING'", hook.id())
                == 1;
    }
}
