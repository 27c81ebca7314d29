package cn.hotline.access;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
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
    private final IdentityRows rows;

    Persons(EntityManager db, Vault vault, Clock clock, Joinings joinings, IdentityRows rows) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.joinings = joinings;
        this.rows = rows;
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
            if (rows.isNew(id, identity)) {
                return id;
            }
            db.createNativeQuery("delete from citizen where id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
            return find(identity).orElseThrow();
        });
    }

    /**
     * As {@link #enrol(Identity)} for whoever proves two things at once. Joinings are waited for before anything is written: else two
     * who prove the same things the other way round wait for each other.
     */
    @Transactional
    public UUID enrol(Identity identity, Identity more) {
        var known = find(identity);
        if (known.isPresent() && isOf(known.get(), more)) {
            return known.get();
        }
        joinings.alone();
        var profile = enrol(identity);
        prove(profile, more);
        return profile;
    }

    /**
     * Binds one more identity to a profile. Where it belongs to another person already, both are one from now on – unless each has an
     * identity card of its own: a number that changed hands follows whoever proved it last.
     *
     * @throws Refusal 409 for a second identity card
     */
    @Transactional
    public void prove(UUID citizen, Identity more) {
        if (isOf(citizen, more)) {
            return;
        }
        joinings.alone();
        demandOneCard(citizen, more);
        if (rows.isNew(citizen, more)) {
            return;
        }
        var owner = find(more).orElseThrow();
        if (isSame(citizen, owner)) {
            return;
        }
        if (isSomebodyElse(citizen, owner)) {
            rows.pass(more, owner, citizen);
        } else {
            joinings.join(owner, citizen, "system:" + more.proof(), "proved the same " + more.proof());
        }
    }

    /** Whether this person has proved this number. */
    public boolean hasPhone(UUID citizen, Phone phone) {
        return isOf(citizen, Identity.of(phone));
    }

    /** Whether an identity card was proved for this person (实名). */
    public boolean isRealName(UUID citizen) {
        return rows.first(citizen, Proof.REAL_NAME, IdentityRows.HASH).isPresent();
    }

    boolean isOf(UUID citizen, Identity identity) {
        return find(identity).filter(owner -> isSame(citizen, owner)).isPresent();
    }

    void demandOneCard(UUID citizen, Identity more) {
        if (more.proof() == Proof.REAL_NAME
                && rows.first(citizen, Proof.REAL_NAME, IdentityRows.HASH)
                        .filter(card -> !Vault.same(card, more.hash(vault)))
                        .isPresent()) {
            throw new Refusal(ProblemType.REFUSED, "second-card");
        }
    }

    /** The hash of the number that a profile, or else another of the same person, logs in with. */
    public Optional<byte[]> phoneHash(UUID citizen) {
        return rows.first(citizen, Proof.PHONE, IdentityRows.HASH);
    }

    /** What was proved last, in the clear: of the profile itself, or else of another of the same person. */
    public Optional<String> value(UUID citizen, Proof proof) {
        return rows.first(citizen, proof, IdentityRows.SEALED).map(this::opened);
    }

    /** The same of many at once, by profile; of whom nothing was proved is left out. */
    public Map<UUID, String> values(Collection<UUID> citizens, Proof proof) {
        return rows.sealed(citizens, proof).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, kept -> opened(kept.getValue())));
    }

    private String opened(byte[] sealed) {
        return new String(vault.openShort(sealed, "citizen"), StandardCharsets.UTF_8);
    }

    /** Whether two profiles are one person. */
    public boolean isSame(UUID one, UUID other) {
        return one.equals(other) || profiles(one).contains(other);
    }

    /** The id that all profiles of one person share; its own for a profile that is not known. */
    public UUID person(UUID citizen) {
        var found = db.createNativeQuery("select person from citizen where id = :id")
                .setParameter("id", citizen);
        return OneColumn.first(found, UUID.class).orElse(citizen);
    }

    /** Whether there is such a profile. */
    public boolean isKnown(UUID citizen) {
        return !db.createNativeQuery("select id from citizen where id = :id")
                .setParameter("id", citizen)
                .getResultList()
                .isEmpty();
    }

    /** All profiles of the person this one belongs to; itself where there is no such profile. */
    public Set<UUID> profiles(UUID citizen) {
        var query = db.createNativeQuery("""
                        select other.id from citizen own join citizen other on other.person = own.person
                        where own.id = :id""").setParameter("id", citizen);
        var found = OneColumn.of(query, UUID.class);
        return found.isEmpty() ? Set.of(citizen) : Set.copyOf(found);
    }

    /** The profile an identity belongs to, if it was ever proved. */
    @Transactional(TxType.SUPPORTS)
    public Optional<UUID> find(Identity identity) {
        return rows.owner(identity);
    }

    private boolean isSomebodyElse(UUID one, UUID other) {
        var card = rows.first(one, Proof.REAL_NAME, IdentityRows.HASH);
        var otherCard = rows.first(other, Proof.REAL_NAME, IdentityRows.HASH);
        return card.isPresent() && otherCard.isPresent() && !Vault.same(card.get(), otherCard.get());
    }
}
