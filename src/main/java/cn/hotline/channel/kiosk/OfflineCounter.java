package cn.hotline.channel.kiosk;

import cn.hotline.access.Caller;
import cn.hotline.access.IdCard;
import cn.hotline.access.Persons;
import cn.hotline.channel.Doors;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files or supplements as a kiosk would have done if it had not been offline; in the caller's transaction. */
@Singleton
class OfflineCounter {

    private final Doors doors;
    private final Tickets tickets;
    private final Visitors visitors;
    private final Persons persons;
    private final Clock clock;

    OfflineCounter(Doors doors, Tickets tickets, Visitors visitors, Persons persons, Clock clock) {
        this.doors = doors;
        this.tickets = tickets;
        this.visitors = visitors;
        this.persons = persons;
        this.clock = clock;
    }

    OfflineResult take(OfflineQueue.Sender sender, OfflineItem item) {
        return item.filing() != null ? file(sender, item) : supplement(sender, item);
    }

    private OfflineResult file(OfflineQueue.Sender sender, OfflineItem item) {
        var gist = Objects.requireNonNull(item.filing()).gist();
        var citizen = citizen(item);
        var name = item.idCard() == null ? null : item.idCard().name();
        var filing = new Doors.Filing(
                citizen == null ? sender.device() : new Caller.Citizen(citizen),
                origin(sender, item, citizen),
                null,
                "/api/kiosk/v1",
                sender.messages());
        var filed = doors.fileWithin(filing, visitors.completed(gist, citizen, name));
        return OfflineResult.created(item, filed.number(), filed.trackCode(), filed.filedAt());
    }

    private OfflineResult supplement(OfflineQueue.Sender sender, OfflineItem item) {
        var more = Objects.requireNonNull(item.supplement());
        var citizen = citizen(item);
        Caller caller = more.trackCode() != null
                ? new Caller.CodeHolder(more.trackCode(), sender.device().client(), sender.address())
                : citizen == null ? sender.device() : new Caller.Citizen(citizen);
        var request = TicketRequest.of(more.number(), caller, sender.messages());
        var view = tickets.supplement(request, origin(sender, item, null), more.words());
        return OfflineResult.created(item, view.number(), null, clock.instant());
    }

    private static Action.Origin origin(OfflineQueue.Sender sender, OfflineItem item, @Nullable UUID citizen) {
        return new Action.Origin(
                Channel.KIOSK, sender.device().client(), item.externalId(), citizen, null, item.recordedAt());
    }

    private @Nullable UUID citizen(OfflineItem item) {
        return item.idCard() == null
                ? null
                : persons.enrol(
                        IdCard.parse("idCard.number", item.idCard().number()).identity());
    }
}
