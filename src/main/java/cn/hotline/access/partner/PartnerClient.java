package cn.hotline.access.partner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A partner that an administrator has registered (合作方), by its client id at the OIDC server or one of its own. */
@Entity
class PartnerClient extends PanacheEntityBase {

    static final int MAX_LISTED = 1000;

    /** Whether what a partner does is meant. */
    enum Kind {
        LIVE,
        /** 沙箱: all is checked, nothing reaches anybody. */
        SANDBOX
    }

    /** What an administrator decides and may change. */
    record Terms(String name, Set<String> scopes, int perMinute, int dailyQuota, boolean enabled) {}

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String name;
    private String[] scopes;
    private int perMinute;
    private int dailyQuota;
    private boolean enabled;
    private String changedBy;
    private Instant registeredAt;
    private Instant changedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected PartnerClient() {}

    @SuppressWarnings("NullAway.Init") // agree writes the rest
    private PartnerClient(String id, Kind kind, Instant at) {
        this.id = id;
        this.kind = kind;
        this.registeredAt = at;
    }

    /** What an administrator sees of it. */
    record View(
            String id,
            Kind kind,
            String name,
            List<String> scopes,
            int perMinute,
            int dailyQuota,
            boolean enabled,
            Instant registeredAt,
            Instant changedAt,
            String changedBy) {}

    static PartnerClient register(String id, Kind kind, Instant at) {
        return new PartnerClient(id, kind, at);
    }

    static Optional<PartnerClient> named(String id) {
        return findByIdOptional(id);
    }

    /** Held until the end of the transaction. */
    static Optional<PartnerClient> held(String id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static List<View> views() {
        return PartnerClient.<PartnerClient>find("order by id").range(0, MAX_LISTED - 1).stream()
                .map(PartnerClient::view)
                .toList();
    }

    void agree(Terms terms, String by, Instant at) {
        name = terms.name();
        scopes = new TreeSet<>(terms.scopes()).toArray(String[]::new);
        perMinute = terms.perMinute();
        dailyQuota = terms.dailyQuota();
        enabled = terms.enabled();
        changedBy = by;
        changedAt = at;
    }

    View view() {
        return new View(
                id, kind, name, List.of(scopes), perMinute, dailyQuota, enabled, registeredAt, changedAt, changedBy);
    }

    Partner partner() {
        return new Partner(
                id, kind == Kind.SANDBOX, Set.of(scopes), new Partner.Allowance(perMinute, dailyQuota), enabled);
    }
}
