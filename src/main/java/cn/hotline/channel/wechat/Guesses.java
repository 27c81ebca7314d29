package cn.hotline.channel.wechat;

import cn.hotline.channel.phone.proposal.Proposer;
import cn.hotline.channel.phone.proposal.Speaker;
import cn.hotline.channel.phone.proposal.Transcript;
import cn.hotline.channel.phone.proposal.Turn;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Asks what a message is about, before its conversation is held: a model may be waited for. What goes wrong is no guess. */
@Singleton
final class Guesses {

    private static final Logger LOG = Logger.getLogger("hotline.wechat");
    private static final int MOST_AT_ONCE = 64;

    private final Proposer proposer;
    private final OfficialConfig config;
    private final Clock clock;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Guesses(Proposer proposer, OfficialConfig config, Clock clock) {
        this.proposer = proposer;
        this.config = config;
        this.clock = clock;
    }

    Optional<Guess> of(String text) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        var asked = CompletableFuture.supplyAsync(() -> guessed(text), threads)
                .whenComplete((guess, failure) -> free.release());
        try {
            return asked.get(config.guessWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("What a message is about was not known in time");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            LOG.warnf(
                    "What a message is about is not known: %s", cause.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<Guess> guessed(String text) {
        var day = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var told = new Turn(0, Speaker.CITIZEN, text, null);
        return Guess.of(proposer.propose(new Transcript(List.of(told), null, day)), config.guessConfidence());
    }
}
