package cn.hotline.channel.partner.transfer;

import jakarta.inject.Singleton;
import java.time.Clock;

/** On what terms something is offered now. */
@Singleton
final class Terms {

    private final TransferRules rules;
    private final Clock clock;

    Terms(TransferRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    Transfer.Terms now(String partner, String reason, int round) {
        var now = clock.instant();
        return new Transfer.Terms(partner, reason, round, now, now.plus(rules.answer()));
    }
}
