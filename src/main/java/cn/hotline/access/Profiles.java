package cn.hotline.access;

import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a person, as it may be shown. */
@Singleton
public final class Profiles {

    /** More than anybody has. */
    private static final int MOST = 200;

    private final EntityManager db;
    private final Vault vault;

    Profiles(EntityManager db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /**
     * What was proved.
     *
     * @param masked for a number: as much of it as may be shown
     */
    public record Proved(Proof kind, @Nullable String masked, Instant provenAt) {}

    /** One profile and what was proved for it. */
    public record Profile(UUID id, UUID person, Instant enrolledAt, List<Proved> identities) {}

    /** All profiles of the person this one belongs to, the oldest first, in one query. */
    List<Profile> of(UUID citizen) {
        List<?> rows = db.createNativeQuery("""
                        select c.id, c.person, c.enrolled_at, i.kind, i.sealed, i.proven_at
                        from citizen own join citizen c on c.person = own.person
                        left join citizen_identity i on i.citizen = c.id
                        where own.id = :id order by c.id, i.proven_at limit :most""", Object[].class)
                .setParameter("id", citizen)
                .setParameter("most", MOST)
                .getResultList();
        var found = new LinkedHashMap<UUID, Profile>();
        for (var one : rows) {
            var row = (Object[]) one;
            var profile = found.computeIfAbsent(
                    (UUID) row[0], id -> new Profile(id, (UUID) row[1], (Instant) row[2], new ArrayList<>()));
            if (row[3] != null) {
                profile.identities().add(proved(Proof.valueOf((String) row[3]), (byte[]) row[4], (Instant) row[5]));
            }
        }
        return List.copyOf(found.values());
    }

    private Proved proved(Proof kind, byte[] sealed, Instant at) {
        var masked = kind.masked(new String(vault.openShort(sealed, "citizen"), StandardCharsets.UTF_8));
        return new Proved(kind, masked.isEmpty() ? null : masked, at);
    }
}
