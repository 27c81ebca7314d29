package cn.hotline.channel.phone;

import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.PlaceInput;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.channel.phone.proposal.Proposal;
import cn.hotline.channel.phone.proposal.Proposed;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Reporter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was proposed of a call, as a matter that could be filed. */
final class Heard {

    private Heard() {}

    static Gist gist(@Nullable Proposal proposal, @Nullable String caller) {
        return gist(proposal, caller, 0);
    }

    /** @param least confidence below which an element is left out */
    static Gist gist(@Nullable Proposal proposal, @Nullable String caller, double least) {
        if (proposal == null) {
            var known = caller == null ? null : new ReporterInput(Reporter.Kind.NAMED, null, caller);
            return new Gist(null, null, null, null, Map.of(), null, known, null, List.of());
        }
        return new Gist(
                value(proposal.type()),
                value(proposal.matter()),
                value(proposal.title()),
                value(proposal.summary()),
                elements(proposal, least),
                place(proposal),
                reporter(proposal, caller),
                null,
                List.of());
    }

    /** @throws Refusal 422 where nothing was heard */
    static String summary(@Nullable Proposal proposal) {
        if (proposal == null) {
            throw Refusal.invalid("text", "constraint.not-blank");
        }
        return proposal.summary().value();
    }

    static <T> @Nullable T value(@Nullable Proposed<T> proposed) {
        return proposed == null ? null : proposed.value();
    }

    private static Map<String, Object> elements(Proposal proposal, double least) {
        var elements = new LinkedHashMap<String, Object>();
        proposal.elements().forEach((key, element) -> {
            if (element.confidence() >= least) {
                elements.put(key, element.value());
            }
        });
        return elements;
    }

    private static @Nullable PlaceInput place(Proposal proposal) {
        return proposal.region() == null && proposal.address() == null
                ? null
                : new PlaceInput(value(proposal.region()), value(proposal.address()), null);
    }

    private static @Nullable ReporterInput reporter(Proposal proposal, @Nullable String caller) {
        var kind = proposal.reporterKind().value();
        if (kind == Reporter.Kind.ANONYMOUS) {
            return new ReporterInput(kind, null, null);
        }
        var phone = proposal.reporterPhone() == null
                ? caller
                : proposal.reporterPhone().value();
        return phone == null ? null : new ReporterInput(kind, value(proposal.reporterName()), phone);
    }
}
