package cn.hotline.feed.webhook;

import cn.hotline.access.Caller;
import cn.hotline.feed.Cursor;
import cn.hotline.feed.Entry;
import cn.hotline.feed.FeedEvent;
import cn.hotline.feed.FeedEvents;
import cn.hotline.feed.FeedLog;
import cn.hotline.platform.Messages;
import cn.hotline.platform.OneColumn;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;

/** Moves what the feed has for a webhook behind its cursor into deliveries, a batch and its cursor in one transaction. */
@Singleton
final class Spooler {

    private static final Logger LOG = Logger.getLogger("hotline.webhook");
    private static final int BATCH = 100;

    /** Undelivered rows of one webhook; the rest waits in the feed. */
    private static final int MAX_PENDING = 1000;

    private final EntityManager db;
    private final FeedLog feed;
    private final FeedEvents events;
    private final ObjectMapper json;
    private final Clock clock;

    Spooler(EntityManager db, FeedLog feed, FeedEvents events, ObjectMapper json, Clock clock) {
        this.db = db;
        this.feed = feed;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** A delivery to be. */
    record Row(UUID id, long position, UUID ticketId, int seq, String event, String ticket, String type) {}

    /** Brings every webhook up to the feed, as far as there is room. */
    void spool() {
        behind().forEach(this::bringUp);
    }

    /** What goes wrong with one webhook is no matter of the others. */
    private void bringUp(UUID webhook) {
        try {
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew().call(() -> spool(webhook));
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "A webhook can't be brought up to the feed: %s", webhook);
        }
    }

    private List<UUID> behind() {
        return QuarkusTransaction.requiringNew().call(() -> OneColumn.of(db.createNativeQuery("""
                        select w.id from webhook w
                        where not w.paused and w.disabled_at is null and exists (
                            select 1 from feed_entry e where e.topic = 'partner:' || w.partner and e.position > w.position)
                        order by w.id"""), UUID.class));
    }

    /** @return whether there may be more */
    private boolean spool(UUID id) {
        var locked = db.createNativeQuery("select id from webhook where id = :id for update skip locked")
                .setParameter("id", id)
                .getResultList();
        if (locked.isEmpty()) {
            return false;
        }
        var webhook = Webhook.<Webhook>findById(id);
        long pending = Delivery.count("webhookId = ?1 and state = ?2", id, Delivery.State.PENDING);
        if (!webhook.isActive() || pending >= MAX_PENDING) {
            return false;
        }
        var viewer = new Caller.Partner(webhook.partner());
        var entries = feed.read(viewer.client(), webhook.position(), BATCH);
        if (entries.isEmpty()) {
            return false;
        }
        insert(id, rows(entries, viewer));
        webhook.advance(entries.getLast().position());
        return entries.size() == BATCH;
    }

    private List<Row> rows(List<Entry> entries, Caller.Partner viewer) {
        var byPosition = entries.stream().collect(Collectors.toMap(Entry::position, Function.identity()));
        return events.render(entries, viewer, Messages.accepting(null)).stream()
                .map(event -> row(byPosition, event))
                .toList();
    }

    private static Row row(Map<Long, Entry> byPosition, FeedEvent event) {
        long position = Cursor.parse(event.cursor());
        var ticket = byPosition.get(position);
        if (ticket == null) {
            throw new IllegalStateException("an event at " + position + " that nobody asked for");
        }
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return new Row(
                id, position, ticket.ticketId(), event.seq(), event.id(), event.ticket(), Sender.type(event.action()));
    }

    /** What was over is taken up again, as a replay wants; what is pending stays as it is. */
    private void insert(UUID webhook, List<Row> rows) {
        db.createNativeQuery("""
                        insert into webhook_delivery (id, webhook_id, position, ticket_id, seq, event_id, ticket, type,
                            state, tries, attempts, spooled_at, next_attempt_at)
                        select r.id, :webhook, r.position, r."ticketId", r.seq, r.event, r.ticket, r.type,
                            'PENDING', 0, 0, :now, :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, position bigint, "ticketId" uuid,
                            seq integer, event text, ticket text, type text)
                        on conflict (webhook_id, position) do update
                        set state = 'PENDING', tries = 0, first_attempt_at = null, next_attempt_at = excluded.next_attempt_at,
                            finished_at = null
                        where webhook_delivery.state <> 'PENDING'""")
                .setParameter("webhook", webhook)
                .setParameter("now", clock.instant())
                .setParameter("rows", json(rows))
                .executeUpdate();
    }

    private String json(List<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
