package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run: every message through its loop, then every ticket looked at again. */
final class Play {
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicLong playedNanos = new AtomicLong();
    private final long begun = System.nanoTime();
    private final Http http;
    private final Tour tour;
    private final Crew crew;
    private final Doors doors;
    private final Ledger ledger;
    private final Loop loop;
    private final int total;
    private volatile List<Tour.Stop> stops = List.of();

    Play(Http http, Accounts accounts, Answer matters, Size size) {
        Api api = new Api(http, new Tokens(http, accounts));
        this.http = http;
        this.crew = new Crew(size.parallel());
        this.total = size.messages();
        this.doors = new Doors(api, accounts);
        this.tour = new Tour(api, accounts, serverTime(matters));
        this.ledger = new Ledger(serverTime(matters));
        this.loop = new Loop(api, new Matters(api, matters.body()), doors, ledger);
    }

    /** How many messages, and how many of them at a time. */
    record Size(int messages, int parallel) {}

    void messages(@Nullable Path file, PrintStream err) {
        try (Messages messages = Messages.open(file);
                Progress progress = new Progress(err, "playing", total)) {
            Supplier<@Nullable Message> source = limited(messages);
            crew.each(source, message -> progress.done(well(message, () -> loop.play(message))));
        } finally {
            playedNanos.set(System.nanoTime() - begun);
        }
    }

    /** Independent of what the loop believes: each ticket is fetched anew as its reporter would. */
    void check(PrintStream err) {
        if (crew.isStopped()) {
            return;
        }
        Iterator<Ledger.Made> made = ledger.made().iterator();
        try (Progress progress = new Progress(err, "checking", ledger.made().size())) {
            Supplier<Ledger.@Nullable Made> source = () -> made.hasNext() && !http.isGone() ? made.next() : null;
            crew.each(source, ticket -> progress.done(well(ticket.message(), () -> check(ticket))));
        }
    }

    /** The doors by which no message came. */
    void tour() {
        if (!crew.isStopped() && !http.isGone()) {
            stops = tour.stops();
        }
    }

    /** Ctrl-C: nothing new is begun, what runs has five seconds. */
    Report interrupt() {
        interrupted.set(true);
        crew.stop();
        crew.settle(5);
        playedNanos.compareAndSet(0, System.nanoTime() - begun);
        return report();
    }

    boolean isInterrupted() {
        return interrupted.get();
    }

    Report report() {
        Report.End end = new Report.End(ledger.closedAndRated(), total, interrupted.get(), http.isGone());
        Report.Pace pace = Report.Pace.of(ledger.tickets().messages(), playedNanos.get());
        return Report.of(ledger, http.steps(), end, pace, stops);
    }

    private Supplier<@Nullable Message> limited(Messages messages) {
        int[] left = {total};
        return () -> {
            if (left[0]-- <= 0 || http.isGone()) {
                return null;
            }
            Message message = messages.next();
            if (message != null) {
                ledger.taken(message);
            }
            return message;
        };
    }

    private boolean well(Message message, Runnable work) {
        try {
            work.run();
            return true;
        } catch (StepFailed e) {
            http.steps().failed(e.step());
            ledger.failed(message, e);
        } catch (RuntimeException e) {
            ledger.failed(
                    message,
                    StepFailed.because(Step.READ, "unexpected: " + e.getClass().getSimpleName()));
        }
        return false;
    }

    private void check(Ledger.Made ticket) {
        Answer answer = doors.track(Step.CHECK, ticket.message(), ticket.filed());
        if (!answer.done()) {
            throw StepFailed.of(Step.CHECK, answer);
        }
        JsonNode view = answer.body();
        String status = view.path("status").asText();
        if (!view.path("number").asText().equals(ticket.filed().number())
                || Message.fingerprint(view.path("text").asText()) != ticket.fingerprint()) {
            throw StepFailed.because(Step.CHECK, "the ticket is another message's");
        }
        if (!view.has("rating") || !(status.equals("CLOSED") || status.equals("ARCHIVED"))) {
            throw StepFailed.because(Step.CHECK, "the ticket is " + status + (view.has("rating") ? "" : ", not rated"));
        }
        ledger.rated(ticket);
    }

    private static Instant serverTime(Answer answer) {
        try {
            return answer.hints()
                    .date()
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElseGet(() -> Clock.systemUTC().instant());
        } catch (DateTimeException e) {
            return Clock.systemUTC().instant();
        }
    }
}
