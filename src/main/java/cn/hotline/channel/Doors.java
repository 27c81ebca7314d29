package cn.hotline.channel;

import cn.hotline.access.Caller;
import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.access.partner.Partners;
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
import cn.hotline.ticket.ExternalIds;
import cn.hotline.ticket.Filed;
import cn.hotline.ticket.Intake;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where all doors meet: what was taken in is checked against the catalogue, becomes an {@link Intake}, and is filed exactly once. */
@Singleton
public class Doors {

    private final Tickets tickets;
    private final Idempotency idempotency;
    private final RateLimits limits;
    private final Persons persons;
    private final Partners partners;
    private final ExternalIds externalIds;

    Doors(
            Tickets tickets,
            Idempotency idempotency,
            RateLimits limits,
            Persons persons,
            Partners partners,
            ExternalIds externalIds) {
        this.tickets = tickets;
        this.idempotency = idempotency;
        this.limits = limits;
        this.persons = persons;
        this.partners = partners;
        this.externalIds = externalIds;
    }

    /**
     * One filing: who, through which door, with which key, and where the ticket will be found.
     *
     * @param level if somebody has said how pressing it is; else as its matter is
     */
    public record Filing(
            Caller caller,
            Action.Origin origin,
            @Nullable String key,
            String home,
            Messages messages,
            @Nullable Level level) {

        public Filing(Caller caller, Action.Origin origin, @Nullable String key, String home, Messages messages) {
            this(caller, origin, key, home, messages, null);
        }
    }

    /** @throws Refusal as {@link Tickets#file} and for what the catalogue does not know */
    public Response file(Filing filing, Gist gist) {
        var origin = filing.origin();
        var external = origin.externalId() == null ? "" : origin.externalId();
        var once = new Once(filing.caller().client(), filing.key(), "file", List.of(origin.channel(), external, gist));
        return externalIds
                .telling(
                        origin,
                        () -> idempotency.once(once, () -> {
                            var filed = fileWithin(filing, gist);
                            return Done.created(filed, filing.home() + "/tickets/" + filed.number());
                        }))
                .response();
    }

    /**
     * For doors whose own row makes it once, such as that of a message: in their transaction. The key is not looked at. A door
     * with external ids puts {@link ExternalIds#telling} around it.
     *
     * @throws Refusal as {@link #file}, and 403 for a sandbox client: nothing of theirs becomes a ticket
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Filed fileWithin(Filing filing, Gist gist) {
        if (partners.isSandbox(filing.caller())) {
            throw Refusal.forbidden("sandbox-only");
        }
        var intake = check(filing, gist);
        return tickets.file(
                intake.from(owned(intake.origin(), intake.words().reporter().phone())), filing.caller());
    }

    /** Only filings that people make by hand are limited; staff, kiosks and partners have limits of their own. */
    public void limit(String caller) {
        limits.filing(caller);
    }

    private static @Nullable Matter sound(Gist gist, Messages messages) {
        var matter = gist.matter() == null ? null : Matter.leaf("matter", gist.matter());
        if (matter != null) {
            matter.checkElements(gist.elements(), messages.isEnglish());
        } else if (!gist.elements().isEmpty()) {
            throw Refusal.invalid("elements", "elements-without-matter");
        }
        Region.known("place.region", gist.region());
        var accused = gist.reportedParty();
        if (accused != null && accused.unit() != null) {
            Unit.known("reportedParty.unit", accused.unit());
        }
        return matter;
    }

    /** Holds what was taken in against the catalogue, without filing it. @throws Refusal 422 for what could be no ticket */
    public Intake check(Filing filing, Gist gist) {
        var matter = sound(gist, filing.messages());
        var words = gist.words();
        return new Intake(
                filing.origin(),
                gist.type() != null ? gist.type() : matter == null ? null : matter.type(),
                filing.level() != null ? filing.level() : matter == null ? null : matter.level(),
                matter == null ? null : matter.ref(),
                words,
                gist.attachments());
    }

    /** Whoever answers for a number that is theirs finds the ticket among their own, whatever door it came through. */
    private Action.Origin owned(Action.Origin origin, @Nullable String phone) {
        if (origin.citizen() != null || phone == null || !origin.channel().isVouched()) {
            return origin;
        }
        return origin.of(persons.enrol(Identity.of(new Phone(phone))));
    }
}
