package cn.hotline.access;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Vault;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Which identity belongs to which profile: each to one. */
@Singleton
class IdentityRows {

    static final String HASH = "hash";
    static final String SEALED = "sealed";

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final Event<CardProved> proved;

    IdentityRows(EntityManager db, Vault vault, Clock clock, Event<CardProved> proved) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.proved = proved;
    }

    Optional<UUID> owner(Identity identity) {
        var owner = db.createNativeQuery("select citizen from citizen_identity where kind = :kind and hash = :hash")
                .setParameter("kind", identity.proof().name())
                .setParameter("hash", identity.hash(vault));
        return OneColumn.first(owner, UUID.class);
    }

    /** Waits for whoever is writing the same; false where it is somebody's already. */
    boolean isNew(UUID citizen, Identity identity) {
        boolean isNew = db.createNativeQuery("""
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
        if (isNew && identity.proof() == Proof.REAL_NAME) {
            proved.fire(new CardProved(citizen, identity.value()));
        }
        return isNew;
    }

    void pass(Identity identity, UUID giver, UUID taker) {
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

    /** The same of many profiles, in the order and by the rule of {@link #first}. */
    Map<UUID, byte[]> sealed(Collection<UUID> citizens, Proof proof) {
        List<?> rows = db.createNativeQuery("""
                        select distinct on (own.id) own.id, i.sealed from citizen own
                        join citizen other on other.person = own.person
                        join citizen_identity i on i.citizen = other.id
                        where own.id = any(:ids) and i.kind = :kind
                        order by own.id, i.citizen = own.id desc, i.proven_at desc""")
                .setParameter("ids", citizens.toArray(UUID[]::new))
                .setParameter("kind", proof.name())
                .getResultList();
        return rows.stream().map(Object[].class::cast).collect(Collectors.toMap(row -> (UUID) row[0], row ->
                (byte[]) row[1]));
    }

    /** Of the profile itself, or else of another of the same person; the last that was proved. */
    Optional<byte[]> first(UUID citizen, Proof proof, String column) {
        var found = db.createNativeQuery("""
                        select i.%s from citizen own join citizen other on other.person = own.person
                        join citizen_identity i on i.citizen = other.id
                        where own.id = :id and i.kind = :kind
                        order by i.citizen = :id desc, i.proven_at desc limit 1""".formatted(column))
                .setParameter("id", citizen)
                .setParameter("kind", proof.name());
        return OneColumn.first(found, byte[].class);
    }
}
