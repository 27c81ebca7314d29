package cn.hotline.channel.wechat;

import cn.hotline.channel.Drafts;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Attachments;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Pictures, voices and videos that are still at WeChat: where they belong, and whether they came. In a transaction, all of it. */
@Singleton
final class PendingMedia {

    /** Longer than a download takes. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private static final Messages CHINESE = Messages.accepting(null);

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final Drafts drafts;
    private final Tickets tickets;
    private final Attachments attachments;
    private final CustomerService service;

    PendingMedia(
            EntityManager db,
            Vault vault,
            Clock clock,
            Drafts drafts,
            Tickets tickets,
            Attachments attachments,
            CustomerService service) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.drafts = drafts;
        this.tickets = tickets;
        this.attachments = attachments;
        this.service = service;
    }

    /** One to be fetched. */
    record Due(UUID id, UUID conversation, UUID draft, String mediaId, int tries) {

        @Override
        public String toString() {
            return "Due[" + id + "]";
        }
    }

    void await(Conversation talk, Incoming in) {
        if (in.mediaId() == null || in.mediaId().length() > 512) {
            return;
        }
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        db.createNativeQuery("""
                        insert into wechat_media (id, conversation, draft, sealed, state, tries, next_at)
                        values (:id, :conversation, :draft, :sealed, 'PENDING', 0, :now)""")
                .setParameter("id", id)
                .setParameter("conversation", talk.id)
                .setParameter("draft", Objects.requireNonNull(talk.draft))
                .setParameter(
                        "sealed", vault.sealShort(in.mediaId().getBytes(StandardCharsets.UTF_8), "wechat-media:" + id))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Those that are due; nobody else gets them for a while. */
    List<Due> claim(int most) {
        List<?> rows = db.createNativeQuery("""
                        with due as (
                            select id from wechat_media where state = 'PENDING' and next_at <= :now
                            order by next_at limit :most for update skip locked)
                        update wechat_media m set tries = tries + 1, next_at = :until from due where m.id = due.id
                        returning m.id, m.conversation, m.draft, m.sealed, m.tries""", Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("until", clock.instant().plus(CLAIM))
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(row -> due((Object[]) row)).toList();
    }

    /** Goes into the draft, or is added to the ticket it became. @throws Refusal when neither takes it any more */
    void arrived(Due due, Attachments.Received received) {
        if (!ends(due, "KEPT", null)) {
            return;
        }
        var talk = Conversation.held(due.conversation()); // first, as by whoever talks and files
        var draft = drafts.one(talk.owner(), due.draft());
        if (draft.number() == null && draft.gist().attachments().size() >= Gathered.MAX_ATTACHMENTS) {
            throw Refusal.invalid("attachments", "wechat-too-many-media");
        }
        var kept = attachments.keep(due.id(), received, talk.person().client());
        if (draft.number() == null) {
            drafts.change(talk.owner(), due.draft(), new Gathered(draft.gist()).showing(kept.id()));
        } else {
            tickets.supplement(
                    TicketRequest.of(draft.number(), talk.person(), CHINESE),
                    Channel.WECHAT,
                    new Supplementary(CHINESE.text("wechat.media-supplement"), List.of(kept.id())));
        }
    }

    /** @param told whether its owner is; not for what they took back themselves */
    void lost(Due due, String reason, boolean told) {
        if (ends(due, "FAILED", reason) && told) {
            service.post(due.conversation(), CHINESE.text("wechat.media-lost"));
        }
    }

    void again(Due due, Duration pause) {
        db.createNativeQuery("update wechat_media set next_at = :next where id = :id and state = 'PENDING'")
                .setParameter("next", clock.instant().plus(pause))
                .setParameter("id", due.id())
                .executeUpdate();
    }

    private boolean ends(Due due, String state, @Nullable String reason) {
        return db.createNativeQuery("""
                        update wechat_media set state = :state, reason = :reason where id = :id and state = 'PENDING'""")
                        .setParameter("state", state)
                        .setParameter("reason", reason)
                        .setParameter("id", due.id())
                        .executeUpdate()
                == 1;
    }

    private Due due(Object[] row) {
        var id = (UUID) row[0];
        var mediaId = new String(vault.openShort((byte[]) row[3], "wechat-media:" + id), StandardCharsets.UTF_8);
        return new Due(id, (UUID) row[1], (UUID) row[2], mediaId, ((Number) row[4]).intValue());
    }
}
