package cn.hotline.notice;

import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Takes on what citizens are to be told, in the transaction of what it is about; it goes out after that is committed. */
@Singleton
public class Notices {

    private final EntityManager db;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;
    private final Hours hours;
    private final NoticeRules rules;
    private final Sender sender;

    Notices(
            EntityManager db,
            Vault vault,
            ObjectMapper json,
            Clock clock,
            Hours hours,
            NoticeRules rules,
            Sender sender) {
        this.db = db;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.hours = hours;
        this.rules = rules;
        this.sender = sender;
    }

    /** What is sealed of a notice. */
    record Sealed(String phone, @Nullable String openId, Map<String, String> words) {

        @Override
        public String toString() {
            return "Sealed[]";
        }
    }

    /** @return false when this occasion was told before */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean post(NewNotice notice) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var to = notice.to();
        var now = clock.instant();
        var first = hours.opening(notice.event(), later(now, notice.notBefore()));
        sender.wakeAfterCommit();
        return db.createNativeQuery("""
                        insert into notice (id, occasion, event, about, number_hash, sealed, vouched, extension, state, created_at,
                            expires_at, next_at)
                        values (:id, :occasion, :event, cast(:about as uuid), :number, :sealed, :vouched, :extension, 'CREATED', :now, :expires,
                            :next)
                        on conflict (occasion) do nothing""")
                        .setParameter("id", id)
                        .setParameter("occasion", notice.occasion())
                        .setParameter("event", notice.event().name())
                        .setParameter(
                                "about",
                                notice.about() == null ? null : notice.about().toString())
                        .setParameter("number", to.phone().hash(vault))
                        .setParameter("sealed", seal(id, new Sealed(to.phone().e164(), to.openId(), notice.words())))
                        .setParameter("vouched", to.vouched())
                        .setParameter("extension", notice.extension())
                        .setParameter("now", now)
                        .setParameter("expires", first.plus(rules.goodFor()))
                        .setParameter("next", first)
                        .executeUpdate()
                == 1;
    }

    /** The time itself, or the next at which this may be told. */
    public Instant opening(NoticeEvent event, Instant at) {
        return hours.opening(event, at);
    }

    /** Takes back what was not sent yet; what is on its way now is not tried again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(String... occasions) {
        db.createNativeQuery("""
                        update notice set state = case when claim is null then 'CANCELLED' else state end,
                            ended_at = case when claim is null then :now else ended_at end,
                            expires_at = case when claim is null then expires_at else least(expires_at, :now) end
                        where occasion = any(:occasions) and state in ('CREATED', 'FAILED_TEMPORARY')""")
                .setParameter("now", clock.instant())
                .setParameter("occasions", occasions)
                .executeUpdate();
    }

    /** What a number was told, and of which ticket. */
    public record Told(NoticeEvent event, @Nullable UUID about, Instant at) {}

    /** What a number was told last. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Told> lastTold(byte[] number) {
        List<?> rows = db.createNativeQuery("""
                        select event, about, sent_at from notice
                        where number_hash = :number and sent_at is not null and state in ('SENT', 'DELIVERED')
                        order by sent_at desc limit 1""", Object[].class)
                .setParameter("number", number)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Told(NoticeEvent.valueOf((String) row[0]), (UUID) row[1], (Instant) row[2]))
                .findFirst();
    }

    private byte[] seal(UUID id, Sealed plain) {
        try {
            return vault.sealShort(json.writeValueAsBytes(plain), "notice:" + id);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is no JSON", e);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
