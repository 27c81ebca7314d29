package cn.hotline.access;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Whose numbers are proven: people who have logged in with them. */
@Singleton
public final class Citizens {

    private final EntityManager db;

    Citizens(EntityManager db) {
        this.db = db;
    }

    /** @param phoneHashes as {@link Phone#hash}, in hexadecimal; those of them that have logged in come back */
    @SuppressWarnings("unchecked")
    public Set<String> known(Collection<String> phoneHashes) {
        if (phoneHashes.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(db.createNativeQuery("""
                        select h.hash from unnest(cast(:hashes as text[])) as h(hash)
                        where exists (select 1 from citizen c where c.phone_hash = decode(h.hash, 'hex'))""", String.class)
                .setParameter("hashes", phoneHashes.toArray(String[]::new))
                .getResultList());
    }
}
