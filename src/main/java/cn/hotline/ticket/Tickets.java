package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.SpokenCode;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files tickets, acts on them and shows them: the one way in for every room and every door. */
@ApplicationScoped
public class Tickets {

    private final EntityManager db;
    private final Vault vault;
    private final History history;
    private final Guards guards;
    private final Doorkeeper doorkeeper;
    private final Attachments attachments;
    private final Clock clock;
    private final Chronicle chronicle;

    Tickets(
            EntityManager db,
            Vault vault,
            History history,
            Guards guards,
            Doorkeeper doorkeeper,
            Attachments attachments,
            Clock clock,
            Chronicle chronicle) {
        this.db = db;
        this.vault = vault;
        this.history = history;
        this.guards = guards;
        this.doorkeeper = doorkeeper;
        this.attachments = attachments;
        this.clock = clock;
        this.chronicle = chronicle;
    }

    /**
     * Makes the ticket, its history's first step and its contact. Belongs into the transaction of an idempotency key.
     *
     * @throws Refusal 409 when this client's external id has a ticket already, 422 for attachments that are not there
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Filed file(Intake intake, Caller caller) {
        var code = SpokenCode.random(vault);
        var ticket = born(intake, caller, code, null);
        chronicle.filed(ticket);
        return new Filed(ticket.number, code.spoken(), ticket.status(), ticket.filedAt);
    }

    /** @return the new ticket, under the same reporter, for the view of whoever split it off */
    @Transactional(Transactional.TxType.MANDATORY)
    public TicketView split(TicketRequest request, Intake.Part part) {
        var parent = lock(request, Verb.SPLIT);
        var people = parent.unseal(vault);
        var origin = new Action.Origin(parent.channel, request.caller().client(), null, parent.citizen, parent.partner);
        var words = Intake.words(part, parent, people);
        var intake = new Intake(origin, part.type(), parent.level, null, words, List.of());
        var child = born(intake, request.caller(), SpokenCode.random(vault), parent.number);
        apply(parent, new Action.Split(child.number), request.caller());
        return view(child, request);
    }

    /**
     * Does one thing to one ticket.
     *
     * @throws Refusal 403, 404, 409, 412 or 429, each saying what would be right
     */
    @Transactional
    public TicketView act(TicketRequest request, Action action) {
        return act(request, action.verb(), ticket -> action);
    }

    /** As {@link #act(TicketRequest, Action)}, for an action that depends on how the ticket stands. */
    @Transactional
    public TicketView act(TicketRequest request, Verb verb, Function<TicketFacts, Action> action) {
        var ticket = lock(request, verb);
        ticket.unseal(vault);
        apply(ticket, action.apply(TicketFacts.of(ticket)), request.caller());
        return view(ticket, request);
    }

    /** Adds words and attachments; a contact of its own. */
    @Transactional
    public TicketView supplement(TicketRequest request, Channel channel, Supplementary more) {
        return supplement(request, new Action.Origin(channel, request.caller().client(), null, null, null), more);
    }

    /** The same out of {@code origin}, whose client has uploaded the attachments. */
    @Transactional
    public TicketView supplement(TicketRequest request, Action.Origin origin, Supplementary more) {
        var ticket = lock(request, Verb.SUPPLEMENT);
        ticket.unseal(vault);
        var refs = attachments.claim(more.attachments(), ticket.id, origin.client());
        var action = new Action.Supplement(origin.channel(), refs, more.text(), origin.recordedAt());
        Contact.note(apply(ticket, action, request.caller()), origin);
        return view(ticket, request);
    }

    /** @throws Refusal 404 when there is none or the caller may not see it */
    public TicketView read(TicketRequest request) {
        return view(visible(request), request);
    }

    /** What another room may look at; @throws Refusal 404 as {@link #read}. */
    public TicketFacts facts(TicketRequest request) {
        return TicketFacts.of(visible(request));
    }

    /** What a follower of one ticket needs: its id in the stream, and how it stands now. */
    public record Followed(UUID id, TicketView view) {}

    public Followed follow(TicketRequest request) {
        var ticket = visible(request);
        return new Followed(ticket.id, view(ticket, request));
    }

    public Timeline timeline(TicketRequest request) {
        var ticket = visible(request);
        ticket.unseal(vault);
        return Timeline.of(ticket, TicketEvent.of(ticket.id), request, history);
    }

    /** An attachment of a ticket the caller may see, as a download. */
    public Response download(TicketRequest request, UUID attachment) {
        boolean staff = request.caller() instanceof Caller.Staff;
        return Uploads.download(attachments.download(visible(request), attachment, staff));
    }

    Ticket visible(TicketRequest request) {
        var ticket = Ticket.byNumber(request.number()).orElseThrow(() -> doorkeeper.noSuchTicket(request.caller()));
        doorkeeper.demandSight(request.caller(), ticket);
        return ticket;
    }

    /** Finds, checks and holds the ticket. The code is checked before the row is held, since failures are written to it. */
    Ticket lock(TicketRequest request, Verb verb) {
        var caller = request.caller();
        Guards.demandRole(verb, caller);
        if (caller instanceof Caller.CodeHolder) {
            db.detach(visible(request));
        }
        var ticket = Ticket.locked(request.number()).orElseThrow(() -> doorkeeper.noSuchTicket(caller));
        if (!doorkeeper.sees(caller, ticket)) {
            throw doorkeeper.noSuchTicket(caller);
        }
        Guards.demandVersion(request.expected(), ticket, caller);
        guards.demandLawful(ticket, verb, caller, clock.instant());
        return ticket;
    }

    TicketEvent apply(Ticket ticket, Action action, Caller caller) {
        var event = ticket.apply(action, Deed.of(caller, action.verb(), clock.instant()), history);
        chronicle.note(ticket, action, event);
        return event;
    }

    private Ticket born(Intake intake, Caller caller, SpokenCode code, @Nullable String parent) {
        var ticket = Ticket.blank(Ticket.newId(), vault);
        var deed = Deed.of(caller, parent == null ? Verb.FILE : Verb.SPLIT, clock.instant());
        var origin = intake.origin();
        var words = intake.words();
        var refs = attachments.claim(intake.attachments(), ticket.id, origin.client());
        var file = new Action.File(
                TicketNumber.next(db, clock).digits(),
                code.hash(SpokenCode.Opens.TICKET, ticket.id, vault),
                origin,
                intake.type() != null ? intake.type() : TicketType.HELP,
                intake.level() != null ? intake.level() : Level.GENERAL,
                intake.matter(),
                words.place().region(),
                refs,
                parent,
                words);
        var event = ticket.apply(file, deed, history);
        ticket.seal(new Ticket.People(words.reporter(), words.reportedParty(), words.reportedUnit()), vault);
        ticket.persist();
        chronicle.born(ticket, file, event, code);
        Contact.note(event, origin);
        new TicketSearch(ticket.id, Grams.of(ticket.title, ticket.text)).persist();
        ExternalIds.demandNew(origin, db);
        return ticket;
    }

    TicketView view(Ticket ticket, TicketRequest request) {
        return TicketView.of(ticket, request, guards.allowed(ticket, request.caller(), clock.instant()), vault);
    }
}
