package cn.hotline.channel.partner;

import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Intake;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.MatterRef;
import cn.hotline.ticket.Place;
import cn.hotline.ticket.Reporter;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketType;
import cn.hotline.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All there is of a sandbox ticket: what was filed, and what the partner did since. The rest happens by itself, as time goes by. */
record SandboxStory(
        TicketType type,
        Level level,
        Channel channel,
        @Nullable MatterRef matter,
        String title,
        String text,
        Map<String, Object> elements,
        Place place,
        Reporter reporter,
        Instant filedAt,
        List<Own> own) {

    /** What the partner did. */
    record Own(Verb verb, Instant at, @Nullable String words) {}

    /** One step as it is told; the first one has number 1. */
    record Step(
            int seq,
            Instant at,
            Verb verb,
            Status status,
            @Nullable String words) {}

    private record Stage(Verb verb, Status status) {}

    private static final List<Stage> LIFE = List.of(
            new Stage(Verb.FILE, Status.FILED),
            new Stage(Verb.ACCEPT, Status.ACCEPTED),
            new Stage(Verb.DISPATCH, Status.DISPATCHED),
            new Stage(Verb.SIGN_FOR, Status.HANDLING),
            new Stage(Verb.APPROVE, Status.REPLIED),
            new Stage(Verb.CLOSE, Status.CLOSED));

    static SandboxStory of(Intake intake, Instant at) {
        var words = intake.words();
        return new SandboxStory(
                intake.type() == null ? TicketType.HELP : intake.type(),
                intake.level() == null ? Level.GENERAL : intake.level(),
                intake.origin().channel(),
                intake.matter(),
                words.title(),
                words.text(),
                words.elements(),
                words.place(),
                words.reporter(),
                at,
                List.of());
    }

    SandboxStory and(Own more) {
        var all = new ArrayList<>(own);
        all.add(more);
        return new SandboxStory(
                type, level, channel, matter, title, text, elements, place, reporter, filedAt, List.copyOf(all));
    }

    /** What has happened until now, one stage each pause; a withdrawal ends it. */
    List<Step> steps(Instant now, Duration pause) {
        var ended = own.stream()
                .filter(word -> word.verb() == Verb.WITHDRAW)
                .map(Own::at)
                .findFirst()
                .orElse(now);
        var events = new ArrayList<Own>();
        for (int i = 0; i < LIFE.size(); i++) {
            var at = filedAt.plus(pause.multipliedBy(i));
            if (!at.isAfter(ended)) {
                events.add(new Own(LIFE.get(i).verb(), at, null));
            }
        }
        events.addAll(own);
        events.sort(Comparator.comparing(Own::at));
        var steps = new ArrayList<Step>();
        var status = Status.FILED;
        for (var event : events) {
            status = after(event.verb(), status);
            steps.add(new Step(steps.size() + 1, event.at(), event.verb(), status, event.words()));
        }
        return steps;
    }

    /** What the partner may do in a status, as with a ticket that is meant. */
    static List<Verb> allowed(Status status) {
        return switch (status) {
            case FILED, ACCEPTED, DISPATCHED, HANDLING -> List.of(Verb.WITHDRAW, Verb.SUPPLEMENT, Verb.URGE);
            case REPLIED -> List.of(Verb.SUPPLEMENT);
            default -> List.of();
        };
    }

    private static Status after(Verb verb, Status before) {
        return verb == Verb.WITHDRAW
                ? Status.WITHDRAWN
                : LIFE.stream()
                        .filter(stage -> stage.verb() == verb)
                        .map(Stage::status)
                        .findFirst()
                        .orElse(before);
    }
}
