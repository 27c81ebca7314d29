package cn.hotline.channel.partner;

import cn.hotline.channel.Doors;
import cn.hotline.channel.Doors.Filing;
import cn.hotline.channel.Gist;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Filed;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketNumber;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;

/**
 * Where sandbox clients file (沙箱): each request is checked as if it were meant and answered in the same form, but is kept beside the
 * tickets, in a table of its own that no other room knows. Numbers begin with 000000, a day there never was.
 */
@Singleton
class SandboxFilings {

    private static final String TRACK_CODE = "0000-0000";

    private final Doors doors;
    private final Idempotency idempotency;
    private final EntityManager db;
    private final SandboxTicket.Sealing sealing;
    private final Clock clock;

    SandboxFilings(
            Doors doors, Idempotency idempotency, EntityManager db, Vault vault, ObjectMapper json, Clock clock) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.db = db;
        this.sealing = new SandboxTicket.Sealing(vault, json);
        this.clock = clock;
    }

    Response file(Filing filing, Gist gist) {
        var external = String.valueOf(filing.origin().externalId());
        return idempotency
                .once(new Once(filing.caller().client(), filing.key(), "sandbox-file", List.of(external, gist)), () -> {
                    var filed = fileWithin(filing, gist);
                    return Done.created(filed, filing.home() + "/tickets/" + filed.number());
                })
                .response();
    }

    /** @throws Refusal as the tickets do: 409 for an external id there was before, 422 for attachments that are not there */
    @Transactional(Transactional.TxType.MANDATORY)
    Filed fileWithin(Filing filing, Gist gist) {
        var intake = doors.check(filing, gist);
        Sandbox.demandNoAttachments(gist.attachments());
        var client = filing.caller().client();
        var external = filing.origin().externalId();
        if (external != null) {
            db.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                    .setParameter("name", "sandbox:" + client + ":" + external)
                    .getResultList();
            SandboxTicket.numberOf(client, external).ifPresent(number -> {
                throw new Refusal(ProblemType.DUPLICATE_EXTERNAL_ID, "duplicate-external-id").about(number);
            });
        }
        var now = clock.instant();
        var sequence = (Number)
                db.createNativeQuery("select nextval('sandbox_number')").getSingleResult();
        var ticket = new SandboxTicket(
                client, TicketNumber.ofNoDay(sequence.longValue()).digits(), external, now);
        ticket.tell(SandboxStory.of(intake, now), sealing);
        ticket.persist();
        return new Filed(ticket.number(), TRACK_CODE, Status.FILED, now);
    }
}
