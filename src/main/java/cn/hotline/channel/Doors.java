package cn.hotline.channel;

import cn.hotline.access.Caller;
import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.Region;
import cn.hotline.catalogue.Unit;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Messages;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Intake;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Where all doors meet: a submission is checked against the catalogue, becomes an {@link Intake}, and is filed exactly once. */
@Singleton
public final class Doors {

    private final Tickets tickets;
    private final Idempotency idempotency;
    private final RateLimits limits;

    Doors(Tickets tickets, Idempotency idempotency, RateLimits limits) {
        this.tickets = tickets;
        this.idempotency = idempotency;
        this.limits = limits;
    }

    /** One filing: who, through which door, with which key, and where the ticket will be found. */
    public record Filing(
            Caller caller, Action.Origin origin, @Nullable String key, String home, Messages messages) {}

    /** @throws Refusal as {@link Tickets#file} and for what the catalogue does not know */
    public Response file(Filing filing, Submission submission) {
        return idempotency
                .once(new Once(filing.caller().client(), filing.key(), "file", submission), () -> {
                    var intake = intake(filing, submission);
                    var filed = tickets.file(intake, filing.caller());
                    return Done.created(filed, filing.home() + "/tickets/" + filed.number());
                })
                .response();
    }

    /** Only filings that people make by hand are limited; staff, kiosks and partners have limits of their own. */
    public void limit(String caller) {
        limits.filing(caller);
    }

    private static Intake intake(Filing filing, Submission submission) {
        var matter = submission.matter() == null ? null : Matter.leaf("matter", submission.matter());
        if (matter != null) {
            matter.checkElements(submission.elements(), filing.messages().isEnglish());
        } else if (!submission.elements().isEmpty()) {
            throw Refusal.invalid("elements", "elements-without-matter");
        }
        Region.known("place.region", submission.region());
        if (submission.reportedUnit() != null) {
            Unit.known("reportedParty.unit", submission.reportedUnit());
        }
        return new Intake(
                filing.origin(),
                submission.type() != null ? submission.type() : matter == null ? null : matter.type(),
                matter == null ? null : matter.level(),
                matter == null ? null : matter.ref(),
                submission.words(),
                submission.attachments());
    }
}
