package cn.hotline.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The trees of one kind as they hold on a day, read in the order in which people look through them: parents before children. */
final class Forest {

    private final Map<String, Content> entries;

    Forest(Map<String, Content> entries) {
        this.entries = entries;
    }

    static Forest today(CatalogueKind kind) {
        return new Forest(CatalogueVersion.on(Today.date(), kind).stream()
                .collect(Collectors.toMap(version -> version.code, CatalogueVersion::read)));
    }

    /** The entries of the list of a tree: without what only one matter at a time is asked for. */
    static Forest briefly(CatalogueKind kind, LocalDate day) {
        List<?> rows = CatalogueVersion.getEntityManager()
                .createNativeQuery("""
                        select distinct on (v.code) v.code,
                            cast(v.content - cast('{form,script,knowledge,guide}' as text[]) as text)
                        from catalogue_version v
                        where v.kind = :kind and v.effective_from <= :day
                        order by v.code, v.effective_from desc, v.version desc""", Object[].class)
                .setParameter("kind", kind.name())
                .setParameter("day", day)
                .getResultList();
        var entries = new HashMap<String, Content>();
        for (var row : rows) {
            var cells = (Object[]) row;
            entries.put((String) cells[0], ContentJson.read(kind, (String) cells[1]));
        }
        return new Forest(entries);
    }

    /** Those that are not retired. */
    <T> List<T> map(BiFunction<String, Content, T> view) {
        var children = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().retired())
                .sorted(Comparator.comparingInt((Map.Entry<String, Content> entry) -> place(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .collect(Collectors.groupingBy(entry -> parent(entry.getValue())));
        var views = new ArrayList<T>(entries.size());
        addBelow("", children, view, views);
        return views;
    }

    private static <T> void addBelow(
            String parent,
            Map<String, List<Map.Entry<String, Content>>> children,
            BiFunction<String, Content, T> view,
            List<T> views) {
        for (var child : children.getOrDefault(parent, List.of())) {
            views.add(view.apply(child.getKey(), child.getValue()));
            addBelow(child.getKey(), children, view, views);
        }
    }

    private static int place(Content content) {
        return content.position() == null ? Integer.MAX_VALUE : content.position();
    }

    private static String parent(Content content) {
        return content.parent() == null ? "" : content.parent();
    }

    @Nullable
    Content at(@Nullable String code) {
        return code == null ? null : entries.get(code);
    }

    Map<String, Content> entries() {
        return entries;
    }
}
