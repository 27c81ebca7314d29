package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.access.Identities;
import cn.hotline.access.Persons;
import cn.hotline.access.Role;
import cn.hotline.catalogue.Unit;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.TicketQuery;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.jspecify.annotations.Nullable;

/** Opens topics to those who may see them: nobody is told by the feed what REST would not show them. */
@ApplicationScoped
class Topics {

    private static final int FIRST_PAGE = 20;

    private final Tickets tickets;
    private final TicketQuery query;
    private final Persons persons;
    private final HallTopics halls;

    Topics(Tickets tickets, TicketQuery query, Persons persons, HallTopics halls) {
        this.tickets = tickets;
        this.query = query;
        this.persons = persons;
        this.halls = halls;
    }

    /** Somebody who wants to read, and the language they read; over a socket the track code and the queue code come with the topic. */
    record Reader(
            Caller caller,
            @Nullable String trackCode,
            @Nullable String queueCode,
            String address,
            Messages messages) {

        Reader(Caller caller, String address, Messages messages) {
            this(caller, null, null, address, messages);
        }

        /** @throws Refusal 422 when somebody shows a track code whose own login says what they may see */
        Caller viewer() {
            if (trackCode == null) {
                return caller;
            }
            if (caller instanceof Caller.Staff || caller instanceof Caller.Partner) {
                throw Refusal.invalid("trackCode", "track-code-not-here");
            }
            return new Caller.CodeHolder(trackCode, caller.client(), address);
        }
    }

    /**
     * A topic opened to a viewer.
     *
     * @param key the topic's name in the stream
     * @param snapshot how things stand now: a ticket, a first page of tickets if one was wanted, or nothing
     * @param version steps of the ticket or number that the snapshot holds already; 0 for topics of many
     */
    record Opened(String key, Caller viewer, @Nullable Object snapshot, int version) {}

    /** Whether these roles read tickets at all. */
    static boolean mayRead(Caller.Staff staff) {
        return staff.isCentre() || staff.has(Role.HANDLER) || staff.has(Role.AUDITOR);
    }

    /** Whether these roles have a topic at all. */
    static boolean mayFollow(Caller.Staff staff) {
        return mayRead(staff) || staff.has(Role.CLERK) || staff.has(Role.HALL_MANAGER);
    }

    /** @throws Refusal as REST refuses the reading of the same: 401, 403, 404, 422 or 429 */
    @ActivateRequestContext
    Opened open(Topic topic, Reader reader, boolean withSnapshot) {
        if (reader.caller() instanceof Caller.Device device) {
            Identities.demandEnabled(device);
        }
        return switch (topic) {
            case Topic.OfTickets tickets -> open(tickets, reader, withSnapshot);
            case Topic.OfHall hall -> halls.open(hall, reader, withSnapshot);
        };
    }

    private Opened open(Topic.OfTickets topic, Reader reader, boolean withSnapshot) {
        var viewer = whole(reader.viewer());
        if (viewer instanceof Caller.Staff staff && !mayRead(staff)) {
            throw Refusal.forbidden("topic-not-yours");
        }
        return switch (topic) {
            case Topic.OneTicket one -> {
                var followed = tickets.follow(TicketRequest.of(one.number(), viewer, reader.messages()));
                yield new Opened(
                        "ticket:" + followed.id(),
                        viewer,
                        followed.view(),
                        followed.view().version());
            }
            case Topic.Mine mine -> mine(viewer, withSnapshot ? firstPage(reader) : null);
            case Topic.Desk desk -> desk(desk.unit(), viewer, withSnapshot ? firstPage(reader) : null);
            case Topic.Supervision all -> {
                if (!viewer.has(Role.SUPERVISOR) && !viewer.has(Role.MANAGER)) {
                    throw Refusal.forbidden("topic-not-yours");
                }
                yield new Opened("supervision", viewer, null, 0);
            }
        };
    }

    /** With all profiles of the same person, since each step is judged without a further look. */
    private Caller whole(Caller viewer) {
        return viewer instanceof Caller.Citizen citizen
                ? new Caller.Citizen(citizen.id(), persons.profiles(citizen.id()))
                : viewer;
    }

    /** A list is read only for who wants it: a poll or a resumed socket goes on behind its cursor. */
    private static TicketQuery.Paging firstPage(Reader reader) {
        return new TicketQuery.Paging(FIRST_PAGE, null, reader.messages());
    }

    private Opened mine(Caller viewer, TicketQuery.@Nullable Paging list) {
        return switch (viewer) {
            case Caller.Citizen citizen ->
                new Opened(citizen.client(), citizen, list == null ? null : query.ofCitizen(citizen, list), 0);
            case Caller.Partner partner ->
                new Opened(partner.client(), partner, list == null ? null : query.ofPartner(partner, null, list), 0);
            case Caller.Staff staff -> throw Refusal.forbidden("topic-not-yours");
            case Caller.Device device -> throw Refusal.forbidden("topic-not-yours");
            case Caller.CodeHolder holder -> throw Refusal.forbidden("topic-needs-login");
            case Caller.Anonymous nobody -> throw Refusal.forbidden("topic-needs-login");
            case Caller.Correspondent writer -> throw Refusal.forbidden("topic-needs-login");
            case Caller.Itself service -> throw Refusal.forbidden("topic-not-yours");
        };
    }

    private Opened desk(String code, Caller viewer, TicketQuery.@Nullable Paging list) {
        if (!(viewer instanceof Caller.Staff staff)) {
            throw Refusal.forbidden("topic-not-yours");
        }
        var unit = Unit.desk("topic", code);
        boolean own = staff.unit() != null && unit.line().contains(staff.unit());
        if (!staff.isCentre() && !staff.has(Role.AUDITOR) && !own) {
            throw Refusal.forbidden("topic-not-yours");
        }
        return new Opened("desk:" + code, staff, list == null ? null : query.ofDesk(staff, code, list), 0);
    }
}
