package cn.hotline.dispatch.rules;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dated set of rules that says whose duty a matter is (派单目录); final once it is published, which the database holds as well. */
@Entity
public class DispatchCatalogue extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer version;

    @Version
    private int lockVersion;

    private String title;
    private LocalDate effectiveFrom;
    private String source;

    @Enumerated(EnumType.STRING)
    private State state;

    private int rules;
    private String author;
    private Instant createdAt;
    private Instant changedAt;
    private @Nullable String publishedBy;
    private @Nullable Instant publishedAt;

    /** How far it has come. */
    public enum State {
        DRAFT,
        PUBLISHED
    }

    @SuppressWarnings("NullAway.Init")
    protected DispatchCatalogue() {}

    @SuppressWarnings("NullAway.Init") // the database gives the version
    private DispatchCatalogue(Draft draft, String author, Instant at) {
        this.author = author;
        this.createdAt = at;
        this.state = State.DRAFT;
        fill(draft, at);
    }

    static DispatchCatalogue draft(Draft draft, String author, Instant at) {
        var catalogue = new DispatchCatalogue(draft, author, at);
        catalogue.persistAndFlush();
        catalogue.writeRules(draft.rules());
        return catalogue;
    }

    static Optional<DispatchCatalogue> ofVersion(int version) {
        return findByIdOptional(version);
    }

    /** Whoever changes one takes it first. */
    static Optional<DispatchCatalogue> taken(int version) {
        return findByIdOptional(version, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Newest first. */
    static List<DispatchCatalogue> before(int version, int most) {
        return DispatchCatalogue.<DispatchCatalogue>find("version < ?1 order by version desc", version)
                .range(0, most - 1)
                .list();
    }

    /** The version in force on a day. */
    static @Nullable Integer inForce(LocalDate day) {
        return getEntityManager()
                .createQuery("""
                        select c.version from DispatchCatalogue c where c.state = PUBLISHED and c.effectiveFrom <= :day
                        order by c.effectiveFrom desc""", Integer.class)
                .setParameter("day", day)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    static List<Rule> rulesOf(int version) {
        var json = (String) getEntityManager()
                .createNativeQuery("""
                        select cast(coalesce(jsonb_agg(rule order by position), '[]') as text)
                        from dispatch_rule where version = :version""")
                .setParameter("version", version)
                .getSingleResult();
        return RuleJson.read(json);
    }

    void replace(Draft draft, Instant at) {
        fill(draft, at);
        getEntityManager()
                .createNativeQuery("delete from dispatch_rule where version = :version")
                .setParameter("version", version)
                .executeUpdate();
        writeRules(draft.rules());
    }

    void publish(String by, Instant at) {
        state = State.PUBLISHED;
        publishedBy = by;
        publishedAt = at;
    }

    boolean isFinal() {
        return state == State.PUBLISHED;
    }

    int version() {
        return version;
    }

    int lockVersion() {
        return lockVersion;
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    CatalogueView view(@Nullable Integer inForce, @Nullable List<Rule> all) {
        return new CatalogueView(
                version,
                title,
                effectiveFrom,
                source,
                state,
                version.equals(inForce),
                rules,
                author,
                createdAt,
                changedAt,
                publishedBy,
                publishedAt,
                all);
    }

    private void fill(Draft draft, Instant at) {
        title = draft.title();
        effectiveFrom = draft.effectiveFrom();
        source = draft.source();
        rules = draft.rules().size();
        changedAt = at;
    }

    /** All of them in one round trip. */
    private void writeRules(List<Rule> list) {
        getEntityManager()
                .createNativeQuery("""
                        insert into dispatch_rule (version, position, rule)
                        select :version, place, rule
                        from jsonb_array_elements(cast(:rules as jsonb)) with ordinality as given(rule, place)""")
                .setParameter("version", version)
                .setParameter("rules", RuleJson.write(list))
                .executeUpdate();
    }
}
