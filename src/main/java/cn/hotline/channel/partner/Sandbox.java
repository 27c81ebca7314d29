package cn.hotline.channel.partner;

import cn.hotline.access.Caller;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.TicketQuery;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketRules;
import cn.hotline.ticket.TicketSummary;
import cn.hotline.ticket.Timeline;
import cn.hotline.ticket.Verb;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sandbox clients see of what they filed, and do with it: in the same form as any ticket (see {@link SandboxFilings}). */
@ApplicationScoped
class Sandbox {

    private final Idempotency idempotency;
    private final SandboxTicket.Sealing sealing;
    private final SandboxRules rules;
    private final TicketRules ticketRules;
    private final Clock clock;

    Sandbox(
            Idempotency idempotency,
            Vault vault,
            ObjectMapper json,
            SandboxRules rules,
            TicketRules ticketRules,
            Clock clock) {
        this.idempotency = idempotency;
        this.sealing = new SandboxTicket.Sealing(vault, json);
        this.rules = rules;
        this.ticketRules = ticketRules;
        this.clock = clock;
    }

    /** What the partner does with a ticket of its own. */
    record Word(Verb verb, @Nullable String text, List<UUID> attachments) {

        static Word of(Verb verb, @Nullable String text) {
            return new Word(verb, text, List.of());
        }
    }

    Page<TicketSummary> list(Caller.Partner partner, @Nullable String externalId, TicketQuery.Paging paging) {
        var now = clock.instant();
        var rows = SandboxTicket.page(partner.client(), externalId, Page.key(paging.after()), paging.limit() + 1);
        return Page.of(rows, paging.limit(), SandboxTicket::id, ticket -> {
            var story = ticket.story(sealing);
            return SandboxView.of(ticket.number(), story, story.steps(now, rules.step()), paging.messages())
                    .summary();
        });
    }

    /** @throws Refusal 404 for one that is not this client's */
    Response read(TicketRequest request, @Nullable String ifNoneMatch) {
        var view = view(story(request), request, clock.instant());
        return tag(view).equals(ifNoneMatch)
                ? Response.notModified().header("ETag", tag(view)).build()
                : ok(view);
    }

    Timeline timeline(TicketRequest request) {
        var story = story(request);
        return SandboxView.timeline(story, story.steps(clock.instant(), rules.step()), request.messages());
    }

    Response say(TicketRequest request, @Nullable String key, Word word) {
        return idempotency
                .once(request.once(key, "sandbox-" + word.verb(), word), () -> {
                    var view = act(request, word);
                    return Done.created(view, view.version());
                })
                .response();
    }

    @Transactional
    Response withdraw(TicketRequest request, Word word) {
        return ok(act(request, word));
    }

    /** Those of a month ago are deleted; safe on any number of nodes. */
    @Scheduled(every = "1h", delayed = "13m", identity = "sandbox-expiry")
    @Transactional
    void forgetOld() {
        SandboxTicket.forget(clock.instant().minus(rules.kept()));
    }

    private SandboxView act(TicketRequest request, Word word) {
        demandNoAttachments(word.attachments());
        var now = clock.instant();
        var ticket = SandboxTicket.held(
                        request.caller().client(), request.number().digits())
                .orElseThrow(() -> Refusal.notFound("no-such-ticket"));
        var story = ticket.story(sealing);
        var before = view(story, request, now);
        if (request.expected() != null && request.expected() != before.version()) {
            throw new Refusal(ProblemType.CHANGED_MEANWHILE, "changed-meanwhile");
        }
        if (!before.allowedActions().contains(word.verb())) {
            throw new Refusal(ProblemType.ILLEGAL_TRANSITION, "illegal-transition", word.verb(), before.status())
                    .allowing(before.allowedActions().stream().map(Verb::name).toList());
        }
        demandPatience(story, word.verb(), now);
        var after = story.and(new SandboxStory.Own(word.verb(), now, word.text()));
        ticket.tell(after, sealing);
        return view(after, request, now);
    }

    private void demandPatience(SandboxStory story, Verb verb, Instant now) {
        var wait = story.own().stream()
                .filter(own -> own.verb() == Verb.URGE && verb == Verb.URGE)
                .map(own -> Duration.between(now, own.at().plus(ticketRules.urgePause())))
                .filter(Duration::isPositive)
                .findFirst();
        if (wait.isPresent()) {
            throw Refusal.tooMany("urged-recently", wait.get());
        }
    }

    private SandboxStory story(TicketRequest request) {
        return SandboxTicket.of(request.caller().client(), request.number().digits())
                .orElseThrow(() -> Refusal.notFound("no-such-ticket"))
                .story(sealing);
    }

    private SandboxView view(SandboxStory story, TicketRequest request, Instant now) {
        return SandboxView.of(request.number().digits(), story, story.steps(now, rules.step()), request.messages());
    }

    /** Partners upload none. */
    static void demandNoAttachments(List<UUID> attachments) {
        if (!attachments.isEmpty()) {
            throw Refusal.invalid("attachments", "attachment-unknown");
        }
    }

    private static Response ok(SandboxView view) {
        return Response.ok(view)
                .header("ETag", tag(view))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private static String tag(SandboxView view) {
        return "\"" + view.version() + "\"";
    }
}
