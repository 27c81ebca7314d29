package cn.hotline.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All entries of one kind from a day on: what holds on it and what will hold later, so that a change is judged for every day to come. */
final class Timeline {

    private final LocalDate from;
    private final Map<String, TreeMap<LocalDate, Slice>> slices = new HashMap<>();

    /** What holds from a day on; version 0 is not written yet. */
    record Slice(int version, Content content) {}

    private Timeline(LocalDate from) {
        this.from = from;
    }

    static Timeline read(CatalogueKind kind, LocalDate from) {
        var timeline = new Timeline(from);
        CatalogueVersion.on(from, kind)
                .forEach(v -> timeline.put(v.code, LocalDate.MIN, new Slice(v.version, v.read())));
        CatalogueVersion.after(from, kind)
                .forEach(v -> timeline.put(v.code, v.effectiveFrom, new Slice(v.version, v.read())));
        return timeline;
    }

    void change(String code, Content content) {
        put(code, from, new Slice(0, content));
    }

    @Nullable
    Slice at(String code) {
        var of = slices.get(code);
        var slice = of == null ? null : of.floorEntry(from);
        return slice == null ? null : slice.getValue();
    }

    int size() {
        return slices.size();
    }

    /** What would be wrong on the first day, or on any on which something changes. */
    Set<Fault> faults(CatalogueKind kind) {
        var faults = new LinkedHashSet<Fault>();
        var days = new TreeSet<LocalDate>();
        days.add(from);
        slices.values().forEach(of -> days.addAll(of.tailMap(from).keySet()));
        days.forEach(day -> faults.addAll(new TreeRules(kind, forest(day)).faults()));
        return faults;
    }

    private Forest forest(LocalDate day) {
        var entries = new HashMap<String, Content>();
        slices.forEach((code, of) -> {
            var slice = of.floorEntry(day);
            if (slice != null) {
                entries.put(code, slice.getValue().content());
            }
        });
        return new Forest(entries);
    }

    private void put(String code, LocalDate day, Slice slice) {
        slices.computeIfAbsent(code, c -> new TreeMap<>()).put(day, slice);
    }
}
