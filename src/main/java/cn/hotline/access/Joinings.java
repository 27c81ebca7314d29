package cn.hotline.access;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Who was found to be whom: profiles are joined into one person and parted again, and each of it is kept. */
@Singleton
public class Joinings {

    private final EntityManager db;
    private final Clock clock;
    private final Event<ProfilesMoved> moved;

    Joinings(EntityManager db, Clock clock, Event<ProfilesMoved> moved) {
        this.db = db;
        this.clock = clock;
        this.moved = moved;
    }

    /**
     * A joining as it is kept.
     *
     * @param person whom the profiles belong to since
     * @param joined whom they belonged to before
     */
    public record Kept(
            UUID id,
            UUID person,
            UUID joined,
            List<UUID> profiles,
            String actor,
            String reason,
            Instant at,
            @Nullable Instant partedAt,
            @Nullable String partedBy,
            @Nullable String partedReason) {}

    /**
     * Makes the persons of two profiles one, that of {@code into}; nothing where they are one already.
     *
     * @param actor who says so
     * @param reason why, 1 to 200 characters, without personal data
     */
    @Transactional
    public UUID join(UUID joined, UUID into, String actor, String reason) {
        alone();
        var from = person(joined);
        var to = person(into);
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        if (from.equals(to)) {
            throw new Refusal(ProblemType.REFUSED, "person-is-one");
        }
        db.createNativeQuery("""
                        with moved as (update citizen set person = :to where person = :from returning id)
                        insert into citizen_joining (id, person, joined, profiles, actor, reason, at)
                        select :id, :to, :from, array_agg(moved.id), :actor, :reason, :now from moved""")
                .setParameter("to", to)
                .setParameter("from", from)
                .setParameter("id", id)
                .setParameter("actor", actor)
                .setParameter("reason", reason)
                .setParameter("now", clock.instant())
                .executeUpdate();
        demandOneCard(to);
        tell(id, from, to);
        return id;
    }

    /** @throws Refusal 404 for a joining there is not, 409 when it was taken back already or another was built on it */
    @Transactional
    public void part(UUID joining, String actor, String reason) {
        alone();
        int parted = db.createNativeQuery("""
                        update citizen_joining j set parted_at = :now, parted_by = :actor, parted_reason = :reason
                        where id = :id and parted_at is null
                            and not exists (select from citizen c where c.id = any(j.profiles) and c.person <> j.person)""")
                .setParameter("now", clock.instant())
                .setParameter("actor", actor)
                .setParameter("reason", reason)
                .setParameter("id", joining)
                .executeUpdate();
        if (parted == 0) {
            boolean isThere = !db.createNativeQuery("select 1 from citizen_joining where id = :id")
                    .setParameter("id", joining)
                    .getResultList()
                    .isEmpty();
            throw isThere ? new Refusal(ProblemType.REFUSED, "joining-not-partable") : Refusal.notFound("not-found");
        }
        db.createNativeQuery("""
                        update citizen c set person = j.joined from citizen_joining j
                        where j.id = :id and c.id = any(j.profiles)""").setParameter("id", joining).executeUpdate();
        var persons = (Object[])
                db.createNativeQuery("select person, joined from citizen_joining where id = :id", Object[].class)
                        .setParameter("id", joining)
                        .getSingleResult();
        tell(joining, (UUID) persons[0], (UUID) persons[1]);
    }

    private void tell(UUID joining, UUID from, UUID to) {
        var profiles = db.createNativeQuery("select unnest(profiles) from citizen_joining where id = :id")
                .setParameter("id", joining);
        moved.fire(new ProfilesMoved(Set.copyOf(OneColumn.of(profiles, UUID.class)), from, to));
    }

    /** Those that made a profile's person what it is, or moved the profile, newest first. */
    public Page<Kept> of(UUID profile, int limit, @Nullable String after) {
        var last = Page.key(after);
        List<?> rows = db.createNativeQuery("""
                        select id, person, joined, profiles, actor, reason, at, parted_at, parted_by, parted_reason
                        from citizen_joining j
                        where (j.person = (select person from citizen where id = :profile)
                                or j.profiles @> array[cast(:profile as uuid)])
                            and (cast(:after as uuid) is null or j.id < :after)
                        order by id desc limit :most""", Object[].class)
                .setParameter("profile", profile)
                .setParameter("after", last)
                .setParameter("most", limit + 1)
                .getResultList();
        return Page.of(
                rows.stream().map(Object[].class::cast).map(Joinings::kept).toList(), limit, Kept::id, kept -> kept);
    }

    private static Kept kept(Object[] row) {
        return new Kept(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                List.of((UUID[]) row[3]),
                (String) row[4],
                (String) row[5],
                (Instant) row[6],
                (Instant) row[7],
                (String) row[8],
                (String) row[9]);
    }

    /**
     * One at a time over all nodes, until the caller's transaction ends: joinings are rare, and each may move many profiles.
     * Whoever may come to join asks for this before writing an identity, so that locks are always taken in this order.
     */
    void alone() {
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('citizen-joining'))")
                .getSingleResult();
    }

    private UUID person(UUID profile) {
        var found = db.createNativeQuery("select person from citizen where id = :id")
                .setParameter("id", profile);
        return OneColumn.first(found, UUID.class).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    private void demandOneCard(UUID person) {
        var cards = (Number)
                db.createNativeQuery("""
                        select count(*) from citizen c join citizen_identity i on i.citizen = c.id
                        where c.person = :person and i.kind = 'REAL_NAME'""").setParameter("person", person).getSingleResult();
        if (cards.intValue() > 1) {
            throw new Refusal(ProblemType.REFUSED, "person-two-cards");
        }
    }
}
