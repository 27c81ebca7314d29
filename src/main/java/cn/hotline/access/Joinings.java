package cn.hotline.access;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Who was found to be whom: profiles are joined into one person and parted again, and each of it is kept. */
@Singleton
public class Joinings {

    private final EntityManager db;
    private final Clock clock;

    Joinings(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Makes the persons of two profiles one, that of {@code into}; nothing where they are one already.
     *
     * @param actor who says so
     * @param reason why, 1 to 200 characters, without personal data
     */
    @Transactional
    public UUID join(UUID joined, UUID into, String actor, String reason) {
        var persons = held(List.of(joined, into));
        var from = person(persons, joined);
        var to = person(persons, into);
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
        return id;
    }

    /** @throws Refusal 404 for a joining there is not, 409 when it was taken back already or another was built on it */
    @Transactional
    public void part(UUID joining, String actor, String reason) {
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
    }

    private record Profile(UUID id, UUID person) {}

    /** Held in one order, so that two who join the same persons wait for each other. */
    private List<Profile> held(Collection<UUID> profiles) {
        Stream<?> rows = db.createNativeQuery("""
                        select id, person from citizen where person in (select person from citizen where id in :ids)
                        order by id for update""").setParameter("ids", profiles).getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new Profile((UUID) row[0], (UUID) row[1]))
                .toList();
    }

    private static UUID person(List<Profile> profiles, UUID id) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(id))
                .map(Profile::person)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }
}
