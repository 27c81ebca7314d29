package cn.hotline.channel.partner.transfer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** On what terms something is offered now. */
@Singleton
final class Terms {

    private final TransferRules rules;
    private final Sealing sealing;
    private final Clock clock;

    Terms(TransferRules rules, Sealing sealing, Clock clock) {
        this.rules = rules;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** What both directions have; the reason is sealed. */
    record Given(Sealing.Key key, String partner, byte[] reason, int round, Instant offeredAt, Instant decideBy) {}

    Given now(String partner, String reason, int round) {
        var now = clock.instant();
        var key = sealing.newKey(UuidVersion7Strategy.INSTANCE.generateUuid(null));
        return new Given(key, partner, sealing.words(key, reason), round, now, now.plus(rules.answer()));
    }
}
