package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ticket as one viewer may see it: masked, and with what they may do to it now. */
public record TicketView(
        String number,
        Status status,
        String statusText,
        TicketType type,
        Level level,
        Channel channel,
        String title,
        String text,
        @Nullable Named matter,
        @Nullable Integer formVersion,
        Map<String, Object> elements,
        @Nullable Named unit,
        @Nullable String region,
        @Nullable String address,
        @Nullable Location location,
        MaskedReporter reporter,
        @Nullable String reportedParty,
        @Nullable Reply reply,
        @Nullable Outcome outcome,
        @Nullable RatingView rating,
        Redo.@Nullable State redo,
        @Nullable RatingView firstRating,
        int urges,
        @Nullable String parent,
        List<String> subTickets,
        List<AttachmentView> attachments,
        Instant filedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant dueAt,
        @Nullable Boolean dueProvisional,
        @Nullable Instant signedAt,
        @Nullable Instant repliedAt,
        @Nullable Instant closedAt,
        Instant updatedAt,
        int version,
        @Nullable HandlingView handling,
        List<Verb> allowedActions) {

    /** Code and name of something in the catalogue. */
    public record Named(String code, String name) {}

    /** WGS 84 degrees. */
    public record Location(double lon, double lat) {}

    /** The reporter, masked. */
    public record MaskedReporter(
            Reporter.Kind kind,
            @Nullable String name,
            @Nullable String phone) {}

    /** An attachment that can be downloaded. */
    public record AttachmentView(UUID id, String kind, String mimeType, long bytes) {
        static AttachmentView of(AttachmentRef ref) {
            return new AttachmentView(ref.id(), ref.kind(), ref.mimeType(), ref.bytes());
        }
    }

    /** The ratings with the citizen's own reason. */
    public record RatingView(
            @Nullable Integer service,
            int handling,
            @Nullable String reason,
            Instant at) {}

    static TicketView of(Ticket t, TicketRequest request, List<Verb> allowed, Vault vault) {
        boolean staff = request.caller() instanceof Caller.Staff;
        var place = t.place();
        return new TicketView(
                t.number,
                statusFor(t.status(), staff),
                statusText(t.status(), staff, request.messages()),
                t.type,
                t.level,
                t.channel,
                t.title,
                t.text,
                t.matter == null ? null : new Named(t.matter.code(), t.matter.name()),
                t.matter == null ? null : t.matter.formVersion(),
                t.elements,
                t.unit == null ? null : new Named(t.unit.code(), t.unit.name()),
                place.region(),
                place.address(),
                place.lon() == null || place.lat() == null ? null : new Location(place.lon(), place.lat()),
                reporter(t, request.caller(), vault),
                staff ? reportedParty(t, vault) : null,
                isReplyVisible(t, staff) ? t.reply : null,
                isReplyVisible(t, staff) ? t.outcome : null,
                ratingFor(t.rating, request.caller()),
                redoFor(t.redo, request.caller()),
                ratingFor(t.redo == null ? null : t.redo.first(), request.caller()),
                t.urges,
                t.parent,
                t.subTickets,
                t.attachments.stream().map(AttachmentView::of).toList(),
                t.filedAt,
                t.acceptedAt,
                t.dispatchedAt,
                t.dueAt,
                t.dueAt == null ? null : t.dueProvisional,
                t.signedAt,
                t.repliedAt,
                t.closedAt,
                t.updatedAt,
                t.seq,
                staff ? HandlingView.of(t) : null,
                allowed);
    }

    /** A surname and four digits are enough to guess a reporter by. */
    private static MaskedReporter reporter(Ticket t, Caller caller, Vault vault) {
        boolean hidden = caller instanceof Caller.Staff staff && Sight.isReporterHiddenFrom(staff, t, t.unseal(vault));
        return new MaskedReporter(t.reporterKind, hidden ? null : t.reporterName, hidden ? null : t.reporterPhone);
    }

    /** What citizens write there is free text as well, and may name themselves. */
    private static @Nullable String reportedParty(Ticket ticket, Vault vault) {
        var party = ticket.unseal(vault).reportedParty();
        return party == null ? null : ticket.masked(party, false);
    }

    /** A citizen is not told that their filing is under suspicion, nor that units argue about it; to them it waits. */
    static Status statusFor(Status status, boolean staff) {
        if (staff) {
            return status;
        }
        return switch (status) {
            case SUSPECTED -> Status.FILED;
            case COORDINATING -> Status.ACCEPTED;
            case RETURNED -> Status.DISPATCHED;
            default -> status;
        };
    }

    static String statusText(Status status, boolean staff, Messages messages) {
        return messages.text("status." + statusFor(status, staff).name());
    }

    /** Evidence is shown with the reply it belongs to. */
    static Stream<AttachmentRef> attachmentsFor(Ticket ticket, boolean staff) {
        var reply = isReplyVisible(ticket, staff) ? ticket.reply : null;
        return reply == null
                ? ticket.attachments.stream()
                : Stream.concat(ticket.attachments.stream(), reply.attachments().stream());
    }

    /** The citizen sees the unit's words only once the centre has let them pass. */
    private static boolean isReplyVisible(Ticket ticket, boolean staff) {
        return staff
                || switch (ticket.status()) {
                    case REPLIED, CLOSED, ARCHIVED -> true;
                    case FILED, SUSPECTED, ACCEPTED, DISPATCHED, RETURNED, COORDINATING, HANDLING, IN_REVIEW -> false;
                    case WITHDRAWN -> false;
                };
    }

    /** A redo that is asked for or refused tells how it was rated; one that is upheld is the unit's own. */
    private static Redo.@Nullable State redoFor(@Nullable Redo redo, Caller caller) {
        return redo == null || isOfHandlers(caller) && redo.state() != Redo.State.UPHELD ? null : redo.state();
    }

    /** On the side of those who handle tickets and nothing else. */
    static boolean isOfHandlers(Caller caller) {
        return caller instanceof Caller.Staff staff && staff.onlyHandles();
    }

    /** Whoever handled the ticket does not learn how it was rated by this person (domain §5). */
    private static @Nullable RatingView ratingFor(@Nullable Rating rating, Caller caller) {
        return rating == null || isOfHandlers(caller)
                ? null
                : new RatingView(rating.service(), rating.handling(), rating.reason(), rating.at());
    }
}
