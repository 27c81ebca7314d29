package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.support.Postgres;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.TicketFacts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever writes down a number is told nothing by it, unless it is theirs for certain. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class VouchingTest {

    private final Phone own = ANotice.phone();

    @Test
    void onlyTheVeryNumberOfWhoFiledIsProvenOnline() {
        var citizen = ANotice.bean(Persons.class).enrol(Identity.of(own));
        assertThat(isProven(Channel.WEB, citizen, own)).isTrue();
        assertThat(isProven(Channel.WEB, citizen, ANotice.phone())).isFalse();
        assertThat(isProven(Channel.WEB, UUID.randomUUID(), own)).isFalse();
        assertThat(isProven(Channel.WEB, null, own)).isFalse();
        assertThat(isProven(Channel.PHONE, null, own)).isTrue();
    }

    private static boolean isProven(Channel channel, @Nullable UUID citizen, Phone phone) {
        var facts = new TicketFacts(
                UUID.randomUUID(),
                "1",
                null,
                null,
                null,
                channel,
                citizen,
                null,
                null,
                null,
                "",
                "",
                java.util.Map.of(),
                null,
                null,
                null,
                null,
                ANotice.now(),
                null,
                null,
                null,
                0);
        return QuarkusTransaction.requiringNew()
                .call(() -> ANotice.bean(Vouching.class).isProven(facts, phone));
    }
}
