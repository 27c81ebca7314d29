package cn.hotline.access;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People who have logged in, and with which number. */
@Singleton
public final class Citizens {

    private final EntityManager db;

    Citizens(EntityManager db) {
        this.db = db;
    }

    /** The hash of the number this person logs in with. */
    public Optional<byte[]> phoneHash(UUID citizen) {
        List<?> found = db.createNativeQuery("select phone_hash from citizen where id = :id", byte[].class)
                .setParameter("id", citizen)
                .getResultList();
        return found.stream().map(byte[].class::cast).findFirst();
    }
}
