package cn.hotline.catalogue;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree of matters, parents before children; with an ETag, since clients ask for it at every start.
 *
 * @param codeSet the label under which it is published (编码集)
 */
public record MatterList(@Nullable String codeSet, List<Entry> items) {

    /** A branch or a leaf. */
    public record Entry(String code, String name, @Nullable String parent, boolean leaf) {}

    static Response answer(boolean english, @Nullable String ifNoneMatch) {
        var today = Today.date();
        var items = Forest.briefly(CatalogueKind.MATTER, today).map((code, content) -> {
            var matter = (MatterContent) content;
            return new Entry(code, english ? matter.nameEn() : matter.name(), matter.parent(), matter.leaf());
        });
        var list = new MatterList(CodeSet.on(today).orElse(null), items);
        var tag = "\"" + Integer.toHexString(list.hashCode()) + "\"";
        var answer = tag.equals(ifNoneMatch) ? Response.notModified() : Response.ok(list);
        return answer.header("ETag", tag)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }
}
