package cn.hotline.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of the trees of one kind on any day: no orphans, no cycles, not too deep, and whoever is retired leads to the living. */
final class TreeRules {

    private final CatalogueKind kind;
    private final Forest forest;
    private final List<Fault> faults = new ArrayList<>();

    TreeRules(CatalogueKind kind, Forest forest) {
        this.kind = kind;
        this.forest = forest;
    }

    List<Fault> faults() {
        forest.entries().forEach((code, content) -> {
            if (content.retired()) {
                successors(code, content);
            } else {
                ancestors(code, content);
            }
            if (content instanceof UnitContent unit && unit.next() != null) {
                route(code, unit);
            }
        });
        return faults;
    }

    private void ancestors(String code, Content content) {
        if (content.parent() == null) {
            return;
        }
        var parent = forest.at(content.parent());
        if (parent == null || parent.retired()) {
            fault(code, "parent", parent == null ? "parent-unknown" : "parent-retired", content.parent());
        } else if (!fits(parent, content)) {
            fault(code, "parent", kind == CatalogueKind.MATTER ? "parent-is-leaf" : "region-parent", content.parent());
        } else if (depth(content) > kind.maxDepth()) {
            fault(code, "parent", "tree-depth", Integer.toString(kind.maxDepth()));
        }
    }

    private static boolean fits(Content parent, Content child) {
        return switch (child) {
            case MatterContent matter -> parent instanceof MatterContent above && !above.leaf();
            case RegionContent region ->
                parent instanceof RegionContent above
                        && above.level() == region.level().above();
            case UnitContent unit -> true;
        };
    }

    /** Counted no further than just too deep, which is where a cycle ends, too. */
    private int depth(Content content) {
        int depth = 1;
        for (var above = forest.at(content.parent());
                above != null && depth <= kind.maxDepth();
                above = forest.at(above.parent())) {
            depth++;
        }
        return depth;
    }

    private void successors(String code, Content content) {
        for (var successor : content.replacedBy()) {
            var next = forest.at(successor);
            if (next == null) {
                fault(code, "replacedBy", "successor-unknown", successor);
            } else if (!takesOver(content, next)) {
                fault(code, "replacedBy", "successor-unfit", successor);
            } else if (leadsTo(code, successor, new HashSet<>())) {
                fault(code, "replacedBy", "successor-cycle", successor);
            }
        }
    }

    private static boolean takesOver(Content old, Content next) {
        return switch (old) {
            case MatterContent matter ->
                next instanceof MatterContent other && other.leaf().equals(matter.leaf());
            case UnitContent unit -> next instanceof UnitContent other && other.kind() != Unit.Kind.CENTRE;
            case RegionContent region -> next instanceof RegionContent other && other.level() == region.level();
        };
    }

    private boolean leadsTo(String code, String from, Set<String> seen) {
        if (from.equals(code)) {
            return true;
        }
        var content = forest.at(from);
        return content != null
                && seen.add(from)
                && content.replacedBy().stream().anyMatch(next -> leadsTo(code, next, seen));
    }

    /** Nothing may be dispatched into a circle, or to the centre. */
    private void route(String code, UnitContent unit) {
        @Nullable UnitContent at = unit;
        for (int hop = 0; hop <= Unit.MAX_HOPS; hop++) {
            if (at == null) {
                break;
            }
            if (at.next() == null && at.kind() != Unit.Kind.CENTRE) {
                return;
            }
            at = (UnitContent) forest.at(at.next());
        }
        fault(code, unit.retired() ? "replacedBy" : "substitute", "substitute-unfit", unit.next());
    }

    private void fault(String code, String field, String key, @Nullable String arg) {
        faults.add(Fault.of(code, field, key, String.valueOf(arg)));
    }
}
