package cn.hotline.channel.wechat;

import cn.hotline.catalogue.Form;
import cn.hotline.catalogue.Matter;
import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.PlaceInput;
import cn.hotline.channel.phone.proposal.Proposal;
import cn.hotline.channel.phone.proposal.Proposed;
import cn.hotline.ticket.TicketType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's words seem to be about; it counts once they say that it is so.
 *
 * @param matter code of a leaf
 * @param elements by the keys of its form
 */
record Guess(
        String matter,
        @Nullable TicketType type,
        @Nullable String region,
        @Nullable String address,
        Map<String, Object> elements) {

    /** Only what is as sure as that; nothing without a matter. */
    static Optional<Guess> of(Proposal proposal, double least) {
        var matter = sure(proposal.matter(), least);
        if (matter == null) {
            return Optional.empty();
        }
        var elements = new HashMap<String, Object>();
        proposal.elements().forEach((key, element) -> {
            if (element.confidence() >= least) {
                elements.put(key, element.value());
            }
        });
        return Optional.of(new Guess(
                matter,
                sure(proposal.type(), least),
                sure(proposal.region(), least),
                sure(proposal.address(), least),
                elements));
    }

    /** What was said before stays as it is. */
    Gist over(Gist gist) {
        var all = new HashMap<>(elements);
        all.putAll(gist.elements());
        return new Gist(
                gist.type() != null ? gist.type() : type,
                matter,
                gist.title(),
                gist.text(),
                all,
                place(gist.place()),
                gist.reporter(),
                gist.reportedParty(),
                gist.attachments());
    }

    /** What may be taken of it now: the catalogue may have changed. */
    Guess fitting(Matter now) {
        var form = now.form();
        var fitting = new HashMap<String, Object>();
        if (form != null) {
            for (var element : form.elements()) {
                var value = elements.get(element.key());
                if (value != null && Form.fits(element, value)) {
                    fitting.put(element.key(), value);
                }
            }
        }
        return new Guess(matter, type, region, address, fitting);
    }

    private @Nullable PlaceInput place(@Nullable PlaceInput told) {
        if (told == null) {
            return region == null && address == null ? null : new PlaceInput(region, address, null);
        }
        return new PlaceInput(
                told.region() != null ? told.region() : region,
                told.address() != null ? told.address() : address,
                told.location());
    }

    private static <T> @Nullable T sure(@Nullable Proposed<T> proposed, double least) {
        return proposed == null || proposed.confidence() < least ? null : proposed.value();
    }

    @Override
    public String toString() {
        return "Guess[" + matter + "]";
    }
}
