package cn.hotline.channel.wechat;

import cn.hotline.channel.wechat.OfficialAccount.Signed;
import cn.hotline.channel.wechat.WechatMessage.Taken;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each message, then answers it: in the answer to WeChat while it waits, by the customer-service interface after that, and in the
 * end by the sweep, should a node have died between.
 */
@Singleton
final class OfficialDesk {

    private static final Logger LOG = Logger.getLogger("hotline.wechat");

    /** Longer than any answer takes. */
    private static final Duration LEFT_AFTER = Duration.ofSeconds(20);

    /** How long a message waits for the one before it. */
    private static final Duration TURN = Duration.ofMillis(100);

    private static final int TURNS = 30;
    private static final int MOST = 100;
    private static final int MAX_TRIES = 5;

    private final Inbox inbox;
    private final Guesses guesses;
    private final Clock clock;
    private final OfficialConfig config;
    private final Talk talk;
    private final CustomerService service;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OfficialDesk(Inbox inbox, Guesses guesses, Clock clock, OfficialConfig config, Talk talk, CustomerService service) {
        this.inbox = inbox;
        this.guesses = guesses;
        this.clock = clock;
        this.config = config;
        this.talk = talk;
        this.service = service;
    }

    /** What to say at once; nothing when it is said later, or there is nothing to say. @throws Refusal 403 for a replay */
    Optional<String> answer(Incoming incoming, Signed signed) {
        var kept = inbox.keep(incoming, String.valueOf(signed.nonce()));
        var taken = kept.taken();
        var late = new AtomicBoolean();
        var answering = CompletableFuture.supplyAsync(() -> answered(kept, incoming, late::get), threads);
        try {
            var said = answering.get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(said.reply()).filter(reply -> !reply.isEmpty());
        } catch (TimeoutException e) {
            late.set(true);
            var unused = answering.thenAccept(said -> sayLater(taken, said));
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            LOG.warnf(
                    "A message waits for its answer: %s (%s)",
                    taken.id(), cause.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** What a node that died, or a database that was away, left unanswered; safe on any number of nodes. */
    @Scheduled(every = "{hotline.wechat.official.sweep}", delayed = "9s", identity = "wechat-messages")
    void sweep() {
        var before = clock.instant().minus(LEFT_AFTER);
        for (var taken : QuarkusTransaction.requiringNew().call(() -> WechatMessage.left(before, MOST))) {
            try {
                var unused = answered(taken, null, () -> true);
            } catch (RuntimeException e) {
                LOG.errorf(
                        "A message can't be answered: %s (%s)",
                        taken.id(), e.getClass().getName());
                QuarkusTransaction.requiringNew().run(() -> talk.giveUp(taken, MAX_TRIES));
            }
        }
    }

    /** What takes long is done before the conversation is held. */
    private Talk.Said answered(Inbox.Kept kept, Incoming incoming, BooleanSupplier late) {
        var guess = kept.open() ? Talk.telling(incoming).flatMap(guesses::of) : Optional.<Guess>empty();
        for (int i = 0; kept.behind() && i < TURNS && inbox.isBehind(kept.taken()); i++) {
            LockSupport.parkNanos(TURN.toNanos());
        }
        return answered(kept.taken(), guess.orElse(null), late);
    }

    private Talk.Said answered(Taken taken, @Nullable Guess guess, BooleanSupplier late) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> said(taken, talk.answer(taken, guess), late));
        } catch (Refusal refusal) {
            // What was done is undone with its transaction; the words stay, and so does the answer why.
            return QuarkusTransaction.requiringNew().call(() -> said(taken, talk.refuse(taken, words(refusal)), late));
        }
    }

    /** Whoever is late already posts it in the transaction that made it, lest a node dies between. */
    private Talk.Said said(Taken taken, Talk.Said said, BooleanSupplier late) {
        if (!late.getAsBoolean() || !said.isNew() || said.reply().isEmpty()) {
            return said;
        }
        service.post(taken.conversation(), said.reply());
        return new Talk.Said(said.reply(), false);
    }

    private void sayLater(Taken taken, Talk.Said said) {
        if (said.isNew() && !said.reply().isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> service.post(taken.conversation(), said.reply()));
        }
    }

    private static String words(Refusal refusal) {
        var problem = refusal.problem(Messages.accepting(null));
        return problem.errors().isEmpty()
                ? String.valueOf(problem.detail())
                : String.join(
                        "；",
                        problem.errors().stream().map(error -> error.message()).toList());
    }
}
