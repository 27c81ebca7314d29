package cn.hotline.notice.demo;

import cn.hotline.access.Phone;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.Outgoing;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What would have been sent, sealed, the newest of each number. */
@Singleton
class LocalOutbox {

    static final int KEPT = 50;

    private final EntityManager db;
    private final Vault vault;

    LocalOutbox(EntityManager db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /**
     * A text that would have been sent.
     *
     * @param from the number it would have come from, which takes the answer
     */
    public record Message(UUID id, NoticeEvent event, String from, String text, Instant at) {}

    /** The same message twice is one: gateways that take a reference of ours know it again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Outgoing message, String text, Instant at) {
        byte[] number = message.to().hash(vault);
        int kept = db.createNativeQuery("""
                        insert into notice_local (id, number_hash, extension, sealed, at)
                        values (:id, :number, :extension, :sealed, :at)
                        on conflict (id) do nothing""")
                .setParameter("id", message.id())
                .setParameter("number", number)
                .setParameter("extension", message.extension())
                .setParameter("sealed", seal(message, text))
                .setParameter("at", at)
                .executeUpdate();
        if (kept == 1) {
            db.createNativeQuery("""
                            delete from notice_local where number_hash = :number and id in (
                                select id from notice_local where number_hash = :number order by at desc, id desc offset :kept)""")
                    .setParameter("number", number)
                    .setParameter("kept", KEPT)
                    .executeUpdate();
        }
    }

    /** Newest first. */
    List<Message> to(Phone phone) {
        List<?> rows = db.createNativeQuery("""
                        select id, extension, sealed, at from notice_local
                        where number_hash = :number order by at desc, id desc limit :kept""", Object[].class)
                .setParameter("number", phone.hash(vault))
                .setParameter("kept", KEPT)
                .getResultList();
        return rows.stream().map(row -> message((Object[]) row)).toList();
    }

    private byte[] seal(Outgoing message, String text) {
        return vault.sealShort(
                (message.event() + "\n" + text).getBytes(StandardCharsets.UTF_8), "notice-local:" + message.id());
    }

    private Message message(Object[] cells) {
        var id = (UUID) cells[0];
        var plain = new String(vault.openShort((byte[]) cells[2], "notice-local:" + id), StandardCharsets.UTF_8);
        int cut = plain.indexOf('\n');
        var event = NoticeEvent.valueOf(plain.substring(0, cut));
        return new Message(id, event, LocalReplies.HOTLINE + cells[1], plain.substring(cut + 1), (Instant) cells[3]);
    }
}
