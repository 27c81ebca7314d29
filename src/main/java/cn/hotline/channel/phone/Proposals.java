package cn.hotline.channel.phone;

import cn.hotline.channel.phone.proposal.Proposal;
import cn.hotline.channel.phone.proposal.Proposer;
import cn.hotline.channel.phone.proposal.Transcript;
import cn.hotline.channel.phone.proposal.Turn;
import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What calls seem to be about; a model may be asked for it, so never within a transaction. The same words give the same. */
@Singleton
class Proposals {

    private final TurnBook words;
    private final Proposer proposer;
    private final Vault vault;
    private final Clock clock;

    Proposals(TurnBook words, Proposer proposer, Vault vault, Clock clock) {
        this.words = words;
        this.proposer = proposer;
        this.vault = vault;
        this.clock = clock;
    }

    /** Nothing of a call in which nothing was heard, or that is not such a one. */
    Optional<Proposal> of(String callId, Predicate<PhoneCall> such) {
        var transcript = QuarkusTransaction.requiringNew()
                .call(() -> PhoneCall.named(callId)
                        .filter(call -> call.turns > 0 && !call.isForgotten())
                        .filter(such)
                        .map(this::transcript));
        return transcript.map(proposer::propose);
    }

    private Transcript transcript(PhoneCall call) {
        var turns = words.turns(call).stream()
                .map(turn -> new Turn(turn.index(), turn.speaker(), turn.text(), turn.confidence()))
                .toList();
        var caller = call.caller(vault);
        var day = Objects.requireNonNullElse(call.offeredAt, call.heardAt);
        return new Transcript(turns, caller == null ? null : caller.e164(), LocalDate.ofInstant(day, clock.getZone()));
    }
}
