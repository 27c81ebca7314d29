package cn.hotline.catalogue;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of matters, parents before children; with an ETag, since clients ask for it at every start. */
public record MatterList(List<Entry> items) {

    /** A branch or a leaf. */
    public record Entry(String code, String name, @Nullable String parent, boolean leaf) {}

    static Response answer(boolean english, @Nullable String ifNoneMatch) {
        var items = Matter.all().stream()
                .map(m -> new Entry(m.code, english ? m.nameEn : m.name, m.parent, m.leaf))
                .toList();
        var tag = "\"" + Integer.toHexString(items.hashCode()) + "\"";
        var answer = tag.equals(ifNoneMatch) ? Response.notModified() : Response.ok(new MatterList(items));
        return answer.header("ETag", tag)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }
}
