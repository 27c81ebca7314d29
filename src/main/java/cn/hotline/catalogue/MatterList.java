package cn.hotline.catalogue;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tree of matters, parents before children; with an ETag, since clients ask for it at every start.
 *
 * @param codeSet the label under which it is published (编码集)
 */
public record MatterList(@Nullable String codeSet, List<Entry> items) {

    /** A branch or a leaf. */
    public record Entry(String code, String name, @Nullable String parent, boolean leaf) {}

    /** Branches and leaves right below one, or the first of the tree, in the order of the catalogue; a branch has something below it. */
    public static List<Entry> under(@Nullable String parent) {
        var all = today(false);
        return all.stream()
                .filter(entry -> Objects.equals(entry.parent(), parent))
                .filter(entry -> entry.leaf()
                        || all.stream().anyMatch(one -> entry.code().equals(one.parent())))
                .toList();
    }

    static List<Entry> today(boolean english) {
        return Forest.briefly(CatalogueKind.MATTER, Today.date()).map((code, content) -> {
            var matter = (MatterContent) content;
            return new Entry(code, english ? matter.nameEn() : matter.name(), matter.parent(), matter.leaf());
        });
    }

    static Response answer(boolean english, @Nullable String ifNoneMatch) {
        var list = new MatterList(CodeSet.on(Today.date()).orElse(null), today(english));
        var tag = "\"" + Integer.toHexString(list.hashCode()) + "\"";
        var answer = tag.equals(ifNoneMatch) ? Response.notModified() : Response.ok(list);
        return answer.header("ETag", tag)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }
}
