package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.hall.queue.Priority;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Channel;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks in, the same at every door: once a key, since the answer shows a secret. */
@Singleton
class Reception {

    private final CheckIns checkIns;
    private final BookingPapers papers;
    private final Visitor.Known visitors;
    private final Idempotency idempotency;

    Reception(CheckIns checkIns, BookingPapers papers, Visitor.Known visitors, Idempotency idempotency) {
        this.checkIns = checkIns;
        this.papers = papers;
        this.visitors = visitors;
        this.idempotency = idempotency;
    }

    /** What the QR code of an appointment says. */
    record Shown(
            @NotNull @Size(min = 1, max = 40) String number,
            @NotNull @Size(min = 1, max = 20) String code,
            @Nullable Priority priority) {}

    /** An appointment's number, told to a clerk. */
    record Named(
            @NotNull @Size(min = 1, max = 40) String number,
            @Nullable Priority priority) {}

    Response citizen(UUID booking, BookingDesk.Door door, @Nullable String key) {
        return taken(booking, own(door.citizen()), new Asked(door.channel(), door.client(), key, null));
    }

    Response visit(UUID booking, Caller.Citizen citizen, Caller.Device device, @Nullable String key) {
        Predicate<Booking> here = found -> found.hall.equals(device.hall());
        return taken(booking, own(citizen).and(here), new Asked(Channel.KIOSK, device.client(), key, null));
    }

    Response kiosk(Shown shown, Caller.Device device, @Nullable String key) {
        return taken(
                id(shown.number()),
                found -> found.hall.equals(device.hall()) && isCode(found, shown.code()),
                new Asked(Channel.KIOSK, device.client(), key, shown.priority()));
    }

    Response clerk(String hall, Named named, Caller.Staff staff, @Nullable String key) {
        return taken(
                id(named.number()),
                found -> found.hall.equals(hall),
                new Asked(Channel.WINDOW, staff.client(), key, named.priority()));
    }

    private record Asked(
            Channel channel,
            String client,
            @Nullable String key,
            @Nullable Priority priority) {}

    private Response taken(UUID booking, Predicate<Booking> isTheirs, Asked asked) {
        var arrival = new CheckIns.Arrival(
                asked.channel(), asked.client(), Objects.requireNonNullElse(asked.priority(), Priority.NONE));
        return idempotency
                .once(
                        new Once(asked.client(), asked.key(), "check-in:" + booking, arrival),
                        () -> new Done(201, checkIns.checkIn(booking, isTheirs, arrival), null, null))
                .response();
    }

    private Predicate<Booking> own(Caller.Citizen citizen) {
        return found -> visitors.isTheirs(found, citizen.id());
    }

    private boolean isCode(Booking booking, String code) {
        return Vault.same(
                papers.code(booking.id).getBytes(StandardCharsets.UTF_8),
                code.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static UUID id(String number) {
        return Booking.numbered(BookingNumber.parse("number", number))
                .map(booking -> booking.id)
                .orElseThrow(() -> Refusal.notFound("check-in-wrong"));
    }
}
