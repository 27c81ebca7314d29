package cn.hotline.access;

import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * The person in front of a kiosk, for minutes. A visit ends by itself when nothing happens and in any case after a quarter of an hour;
 * the next visit ends it, too, so that nobody goes on as somebody who has left. One a kiosk: the database says so.
 */
@Singleton
public class Visits {

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final AccessConfig config;

    Visits(EntityManager db, Vault vault, Clock clock, AccessConfig config) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.config = config;
    }

    /** By what the person was proved. */
    public enum Kind {
        ANONYMOUS,
        PHONE,
        ID_CARD
    }

    /** Who came. */
    public record Guest(
            Kind kind, @Nullable UUID citizen, @Nullable String name) {

        public static final Guest ANONYMOUS = new Guest(Kind.ANONYMOUS, null, null);

        @Override
        public String toString() {
            return "Guest[" + kind + "]";
        }
    }

    /** A visit in progress; {@code name} as on the card. */
    public record Visit(
            UUID id, @Nullable UUID citizen, @Nullable String name) {

        @Override
        public String toString() {
            return "Visit[" + id + "]";
        }
    }

    /** The token is in the clear only here. */
    public record Opened(String visit, Kind kind, Instant idleUntil, Instant endsAt, long idleSeconds) {}

    /** Ends the visit before it. The device's row is held, so that of two at once one comes after the other. */
    @Transactional
    public Opened open(Caller.Device device, Guest guest) {
        var now = clock.instant();
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.randomBytes(24));
        Device.held(device.id());
        end(device, "NEXT");
        var opened = new Opened(
                token,
                guest.kind(),
                now.plus(config.visitIdle()),
                now.plus(config.visitMost()),
                config.visitIdle().toSeconds());
        insert(device, guest, opened, now);
        return opened;
    }

    /** The visit this token opens at this device, if it goes on; from now on it may be idle anew. One statement. */
    @Transactional
    public Optional<Visit> goOn(Caller.Device device, String token) {
        var now = clock.instant();
        List<?> rows = db.createNativeQuery("""
                        update visit set idle_until = least(ends_at, cast(:until as timestamptz))
                        where token_hash = :hash and device = :device and ended_at is null and idle_until > :now
                        returning id, citizen, name_sealed""")
                .setParameter("until", now.plus(config.visitIdle()))
                .setParameter("hash", hash(token))
                .setParameter("device", device.id())
                .setParameter("now", now)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::visit).findFirst();
    }

    /** Nothing where none goes on. */
    @Transactional
    public void end(Caller.Device device) {
        end(device, "PERSON");
    }

    /** What nobody ended loses its name soon after its time; safe on any number of nodes. */
    @Scheduled(every = "1m", delayed = "1m", identity = "visit-expiry")
    void endIdle() {
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            db.createNativeQuery("""
                            update visit set ended_at = idle_until, ended_by = 'TIME', name_sealed = null
                            where ended_at is null and idle_until <= :now""").setParameter("now", now).executeUpdate();
            db.createNativeQuery("delete from visit where ended_at < :before")
                    .setParameter("before", now.minus(config.visitKept()))
                    .executeUpdate();
        });
    }

    private void end(Caller.Device device, String by) {
        db.createNativeQuery("""
                        update visit set ended_at = least(idle_until, cast(:now as timestamptz)), name_sealed = null,
                            ended_by = case when idle_until <= :now then 'TIME' else :by end
                        where device = :device and ended_at is null""")
                .setParameter("now", clock.instant())
                .setParameter("by", by)
                .setParameter("device", device.id())
                .executeUpdate();
    }

    private void insert(Caller.Device device, Guest guest, Opened opened, Instant now) {
        var name = guest.name();
        db.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into visit (id, device, token_hash, kind, citizen, name_sealed, opened_at, idle_until, ends_at)
                        values (:id, :device, :hash, :kind, :citizen, :name, :now, :idle, :ends)""")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("device", device.id())
                .setParameter("hash", hash(opened.visit()))
                .setParameter("kind", guest.kind().name())
                .setParameter("citizen", guest.citizen(), UUID.class)
                .setParameter(
                        "name",
                        name == null ? null : vault.sealShort(name.getBytes(StandardCharsets.UTF_8), "visit"),
                        byte[].class)
                .setParameter("now", now)
                .setParameter("idle", opened.idleUntil())
                .setParameter("ends", opened.endsAt())
                .executeUpdate();
    }

    private Visit visit(Object[] row) {
        var sealed = (byte[]) row[2];
        var name = sealed == null ? null : new String(vault.openShort(sealed, "visit"), StandardCharsets.UTF_8);
        return new Visit((UUID) row[0], (UUID) row[1], name);
    }

    private byte[] hash(String token) {
        return vault.keyedHash("visit", token);
    }
}
