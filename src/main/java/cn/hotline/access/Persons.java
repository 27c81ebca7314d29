package cn.hotline.access;

import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * One person over all doors. A profile (citizen row) is what somebody logs in as; who proves the identity of another profile is the
 * same person, and sees the tickets of both.
 */
@Singleton
public class Persons {

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final Joinings joinings;

    Persons(EntityManager db, Vault vault, Clock clock, Joinings joinings) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.joinings = joinings;
    }

    /** The profile this identity belongs to; a new one for whoever was never here. One query for who was. */
    @Transactional
    public UUID enrol(Identity identity) {
        return find(identity).orElseGet(() -> {
            var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            db.createNativeQuery("insert into citizen (id, person, enrolled_at) values (:id, :id, :now)")
                    .setParameter("id", id)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            if (isNewOf(id, identity)) {
                return id;
            }
            db.createNativeQuery("delete from citizen where id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
            return find(identity).orElseThrow();
        });
    }

    /**
     * Binds one more identity to a profile. Where it belongs to another person already, both are one from now on – unless each has an
     * identity card of its own: a number that changed hands follows whoever proved it last.
     */
    @Transactional
    public void prove(UUID citizen, Identity more) {
        if (isNewOf(citizen, more)) {
            return;
        }
        var owner = find(more).orElseThrow();
        if (isSame(citizen, owner)) {
            return;
        }
        if (isSomebodyElse(citizen, owner)) {
            pass(more, owner, citizen);
        } else {
            joinings.join(owner, citizen, "system:" + more.proof(), "proved the same " + more.proof());
        }
    }

    /** Whether this person has proved this number. */
    public boolean hasPhone(UUID citizen, Phone phone) {
        return find(Identity.of(phone)).filter(owner -> isSame(citizen, owner)).isPresent();
    }

    /** The hash of the number that a profile, or else another of the same person, logs in with. */
    public Optional<byte[]> phoneHash(UUID citizen) {
        return first(citizen, Proof.PHONE, "hash");
    }

    /** What was proved last, in the clear: of the profile itself, or else of another of the same person. */
    public Optional<String> value(UUID citizen, Proof proof) {
        return first(citizen, proof, "sealed")
                .map(kept -> new String(vault.openShort(kept, "citizen"), StandardCharsets.UTF_8));
    }

    /** Whether two profiles are one person. */
    public boolean isSame(UUID one, UUID other) {
        return one.equals(other) || profiles(one).contains(other);
    }

    /** The id that all profiles of one person share; its own for a profile that is not known. */
    public UUID person(UUID citizen) {
        List<?> found = db.createNativeQuery("select person from citizen where id = :id", UUID.class)
                .setParameter("id", citizen)
                .getResultList();
        return found.isEmpty() ? citizen : (UUID) found.getFirst();
    }

    /** Whether there is such a profile. */
    public boolean isKnown(UUID citizen) {
        return !db.createNativeQuery("select id from citizen where id = :id", UUID.class)
                .setParameter("id", citizen)
                .getResultList()
                .isEmpty();
    }

    /** All profiles of the person this one belongs to; itself where there is no such profile. */
    public Set<UUID> profiles(UUID citizen) {
        List<?> found = db.createNativeQuery("""
                        select other.id from citizen own join citizen other on other.person = own.person
                        where own.id = :id""", UUID.class)
                .setParameter("id", citizen)
                .getResultList();
        return found.isEmpty()
                ? Set.of(citizen)
                : found.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** The profile an identity belongs to, if it was ever proved. */
    @Transactional(TxType.SUPPORTS)
    public Optional<UUID> find(Identity identity) {
        List<?> found = db.createNativeQuery(
                        "select citizen from citizen_identity where kind = :kind and hash = :hash", UUID.class)
                .setParameter("kind", identity.proof().name())
                .setParameter("hash", identity.hash(vault))
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    private boolean isNewOf(UUID citizen, Identity identity) {
        return db.createNativeQuery("""
                        insert into citizen_identity (kind, hash, sealed, citizen, proven_at)
                        values (:kind, :hash, :sealed, :citizen, :now) on conflict do nothing""")
                        .setParameter("kind", identity.proof().name())
                        .setParameter("hash", identity.hash(vault))
                        .setParameter(
                                "sealed", vault.sealShort(identity.value().getBytes(StandardCharsets.UTF_8), "citizen"))
                        .setParameter("citizen", citizen)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    private void pass(Identity identity, UUID giver, UUID taker) {
        db.createNativeQuery("""
                        with passed as (
                            update citizen_identity set citizen = :taker, proven_at = :now
                            where kind = :kind and hash = :hash returning kind)
                        insert into citizen_identity_passed (id, kind, giver, taker, at)
                        select :id, kind, :giver, :taker, :now from passed""")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("giver", giver)
                .setParameter("taker", taker)
                .setParameter("now", clock.instant())
                .setParameter("kind", identity.proof().name())
                .setParameter("hash", identity.hash(vault))
                .executeUpdate();
    }

    private boolean isSomebodyElse(UUID one, UUID other) {
        var card = first(one, Proof.REAL_NAME, "hash");
        var otherCard = first(other, Proof.REAL_NAME, "hash");
        return card.isPresent() && otherCard.isPresent() && !Vault.same(card.get(), otherCard.get());
    }

    private Optional<byte[]> first(UUID citizen, Proof proof, String column) {
        List<?> found = db.createNativeQuery("""
                        select i.%s from citizen own join citizen other on other.person = own.person
                        join citizen_identity i on i.citizen = other.id
                        where own.id = :id and i.kind = :kind
                        order by i.citizen = :id desc, i.proven_at desc limit 1""".formatted(column), byte[].class)
                .setParameter("id", citizen)
                .setParameter("kind", proof.name())
                .getResultList();
        return found.stream().map(byte[].class::cast).findFirst();
    }
}
