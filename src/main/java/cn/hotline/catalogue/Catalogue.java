package cn.hotline.catalogue;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Writes versions. All changes of the catalogue come one after another, by a lock of the database, since what must hold of a tree can
 * be broken by two changes of different entries; that no version is written twice is the table's own rule.
 */
@ApplicationScoped
class Catalogue {

    /** Any constant. */
    private static final long LOCK = 12346;

    /** Of one kind, retired ones included. */
    private static final int MAX_ENTRIES = 20_000;

    private final EntityManager db;
    private final Clock clock;

    Catalogue(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** An entry by its name. */
    record Key(CatalogueKind kind, String code) {}

    /** Who changes something, from which day on, and why. */
    record Occasion(
            @Nullable LocalDate effectiveFrom,
            String author,
            @Nullable String note) {}

    /** What a set of changes came to; with faults nothing was written. */
    record Result(int added, int changed, int unchanged, List<Fault> faults) {}

    /**
     * @throws Refusal 412 when there is another, 422 for content that doesn't fit
     */
    @Transactional
    EntryView put(Key key, Content content, Knowledge known, Occasion occasion) {
        lock();
        known.demand(CatalogueVersion.newest(key.kind(), key.code())
                .map(v -> v.version)
                .orElse(0));
        refuse(
                key.code(),
                change(key.kind(), Map.of(key.code(), content), occasion, true).faults());
        return EntryView.read(key.kind(), key.code());
    }

    /** @throws Refusal as {@link #put}, and 404 when there is nothing to retire */
    @Transactional
    EntryView retire(Key key, List<String> successors, Knowledge known, Occasion occasion) {
        lock();
        var present = CatalogueVersion.on(from(occasion), key.kind(), key.code())
                .orElseThrow(() -> Refusal.notFound("not-found"));
        return put(key, present.read().retiredInto(successors), known, occasion);
    }

    /** All or nothing; what is as it was makes no version. */
    @Transactional
    Result change(CatalogueKind kind, Map<String, Content> contents, Occasion occasion, boolean write) {
        lock();
        var from = from(occasion);
        var timeline = Timeline.read(kind, from);
        var before = timeline.faults(kind);
        var changed = changed(kind, contents, timeline);
        int added = (int) changed.keySet().stream()
                .filter(code -> timeline.at(code) == null)
                .count();
        changed.forEach(timeline::change);
        var faults = new LinkedHashSet<Fault>();
        changed.forEach((code, content) -> faults.addAll(content.faults(code)));
        faults.addAll(new References(from).faults(changed));
        // What was wrong already does not block its own repair.
        timeline.faults(kind).stream().filter(fault -> !before.contains(fault)).forEach(faults::add);
        if (timeline.size() > MAX_ENTRIES) {
            faults.add(Fault.of("", "code", "catalogue-full", Integer.toString(MAX_ENTRIES)));
        }
        if (write && faults.isEmpty()) {
            write(kind, changed, from, occasion);
        }
        int unchanged = contents.size() - changed.size();
        return new Result(added, changed.size() - added, unchanged, List.copyOf(faults));
    }

    private static Map<String, Content> changed(CatalogueKind kind, Map<String, Content> contents, Timeline timeline) {
        var forms = kind == CatalogueKind.MATTER ? CatalogueVersion.formVersions() : Map.<String, Integer>of();
        var changed = new LinkedHashMap<String, Content>();
        contents.forEach((code, given) -> {
            var present = timeline.at(code);
            var content = numbered(code, given, present, forms);
            if (present == null || !present.content().equals(content)) {
                changed.put(code, content);
            }
        });
        return changed;
    }

    /** Today, unless another day is given. @throws Refusal 422 for a day that is over */
    LocalDate from(Occasion occasion) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var from = occasion.effectiveFrom();
        if (occasion.equals(CatalogueSeed.SEED)) {
            return CatalogueSeed.SINCE;
        }
        if (from != null && (from.isBefore(today) || from.isAfter(today.plusYears(10)))) {
            throw Refusal.invalid("effectiveFrom", "effective-from", today.toString());
        }
        return from == null ? today : from;
    }

    static void refuse(String code, List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        faults.stream().limit(100).forEach(fault -> {
            var other = fault.code().equals(code) ? "content." : fault.code() + ".";
            fault.addTo(refusal, other + fault.field());
        });
        throw refusal;
    }

    /** The author does not count the versions of a form; a form that differs from the present one gets the next number. */
    private static Content numbered(
            String code, Content content, Timeline.@Nullable Slice present, Map<String, Integer> forms) {
        if (!(content instanceof MatterContent matter) || matter.form() == null) {
            return content;
        }
        var elements = matter.form().elements();
        var old = present != null && present.content() instanceof MatterContent before ? before.form() : null;
        if (old != null && old.elements().equals(elements)) {
            return matter.withForm(old);
        }
        int highest = Objects.requireNonNullElse(forms.get(code), 0);
        return matter.withForm(new Form(highest == 0 ? matter.form().version() : highest + 1, elements));
    }

    /** Again the same is no change. @throws Refusal 409 when the label or the day has been given away */
    @Transactional
    CodeSet.View publish(String label, Occasion occasion) {
        lock();
        var from = from(occasion);
        return CodeSet.published(label, from, occasion.note()).orElseGet(() -> {
            var set = CodeSet.publish(label, from, occasion, clock.instant());
            set.persist();
            return set.view();
        });
    }

    /** Nobody else changes the catalogue until this transaction ends. */
    void lock() {
        db.createNativeQuery("select cast(pg_advisory_xact_lock(" + LOCK + ") as text)")
                .getResultList();
    }

    private void write(CatalogueKind kind, Map<String, Content> contents, LocalDate from, Occasion occasion) {
        if (contents.isEmpty()) {
            return;
        }
        var rows = JsonNodeFactory.instance.arrayNode();
        contents.forEach((code, content) -> rows.addObject()
                .put("id", UuidVersion7Strategy.INSTANCE.generateUuid(null).toString())
                .put("code", code)
                .set("content", ContentJson.tree(content)));
        db.createNativeQuery("""
                        insert into catalogue_version (id, kind, code, version, effective_from, content, author, note, at)
                        select r.id, :kind, r.code,
                            1 + coalesce((select max(v.version) from catalogue_version v
                                where v.kind = :kind and v.code = r.code), 0),
                            :from, r.content, :author, :note, :at
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, code text, content jsonb)""")
                .setParameter("kind", kind.name())
                .setParameter("from", from)
                .setParameter("author", occasion.author())
                .setParameter("note", occasion.note())
                .setParameter("at", clock.instant())
                .setParameter("rows", rows.toString())
                .executeUpdate();
    }
}
