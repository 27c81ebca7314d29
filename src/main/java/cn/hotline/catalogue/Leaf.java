package cn.hotline.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be filed under today, in one language, for doors that list it in a form of their own.
 *
 * @param summary what it is about, as far as its guide says so
 * @param group the name of the branch it stands on
 */
public record Leaf(
        String code,
        String name,
        @Nullable String summary,
        @Nullable String group,
        List<String> keywords,
        List<MatterView.ElementView> questions) {

    /** In the order in which people look through them. */
    public static List<Leaf> all(boolean english) {
        var forest = Forest.today(CatalogueKind.MATTER);
        return forest
                .map((code, content) -> {
                    var matter = (MatterContent) content;
                    return Optional.of(Matter.of(code, matter))
                            .filter(present -> matter.leaf())
                            .map(leaf -> of(leaf, forest.at(matter.parent()), english));
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nothing where there is none today, or it is retired. */
    public static Optional<Leaf> named(String code, boolean english) {
        return Matter.on(Today.date(), code)
                .filter(matter -> matter.content().leaf() && !matter.content().retired())
                .map(matter -> of(matter, null, english));
    }

    private static Leaf of(Matter matter, @Nullable Content branch, boolean english) {
        var view = MatterView.of(matter, english, false);
        var parent = (MatterContent) branch;
        return new Leaf(
                view.code(),
                view.name(),
                view.guide(),
                parent == null ? null : english ? parent.nameEn() : parent.name(),
                matter.content().keywords(),
                view.form() == null ? List.of() : view.form().elements());
    }
}
