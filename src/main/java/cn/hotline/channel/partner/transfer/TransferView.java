package cn.hotline.channel.partner.transfer;

import cn.hotline.channel.Gist;
import cn.hotline.ticket.MaskedWords;
import cn.hotline.ticket.Reporter;
import cn.hotline.ticket.TicketType;
import cn.hotline.ticket.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as staff and the other hotline see it.
 *
 * @param keeper who has the matter now
 * @param reporterNeeded whether the other hotline may ask for the reporter's name and number
 * @param matter what it is about; of one that is offered, or that the other side has
 */
public record TransferView(
        UUID id,
        Transfer.Direction direction,
        TransferState state,
        String partner,
        String partnerName,
        Keeper keeper,
        @Nullable String externalId,
        @Nullable String number,
        int round,
        String reason,
        boolean reporterNeeded,
        boolean coordination,
        Instant offeredAt,
        Instant decideBy,
        @Nullable Instant decidedAt,
        List<StepView> steps,
        @Nullable Told matter) {

    /** On whose side the matter is. */
    public enum Keeper {
        US,
        PARTNER
    }

    /** A step; who of our staff did it is for staff only. */
    public record StepView(
            Steps.Kind kind,
            Instant at,
            @Nullable String actor,
            @Nullable String words) {
        static StepView of(Steps.Step step, boolean staff) {
            return new StepView(step.kind(), step.at(), staff ? step.actor() : null, step.words());
        }
    }

    /** What it is about, masked. */
    public record Told(
            @Nullable TicketType type,
            @Nullable String matter,
            String title,
            String text,
            @Nullable String region,
            @Nullable String address,
            TicketView.@Nullable Location location,
            Reporter.Kind reporterKind) {

        static Told of(TicketView ticket) {
            return new Told(
                    ticket.type(),
                    ticket.matter() == null ? null : ticket.matter().code(),
                    ticket.title(),
                    ticket.text(),
                    ticket.region(),
                    ticket.address(),
                    ticket.location(),
                    ticket.reporter().kind());
        }

        static Told of(Gist gist) {
            var words = gist.words();
            var reporter = words.reporter();
            var place = words.place();
            return new Told(
                    gist.type(),
                    gist.matter(),
                    MaskedWords.of(reporter, words.title()),
                    MaskedWords.of(reporter, words.text()),
                    place.region(),
                    place.address() == null ? null : MaskedWords.of(reporter, place.address()),
                    place.lon() == null || place.lat() == null
                            ? null
                            : new TicketView.Location(place.lon(), place.lat()),
                    reporter.kind());
        }
    }

    /** Undecided, it is with whoever received it first (首接先行受理). */
    static Keeper keeper(Transfer transfer) {
        boolean taken = transfer.state == TransferState.ACKNOWLEDGED || transfer.state == TransferState.COMPLETED;
        return (transfer.direction == Transfer.Direction.OUT) == taken ? Keeper.PARTNER : Keeper.US;
    }
}
