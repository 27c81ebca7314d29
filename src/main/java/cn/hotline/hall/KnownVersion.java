package cn.hotline.hall;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a plan or map its author knows, by {@code If-Match}.
 *
 * @param version nothing for whatever there is
 */
public record KnownVersion(@Nullable Integer version) {

    public static final KnownVersion ANY = new KnownVersion(null);

    /** Without a header there must be none yet. @throws Refusal 400 when it is not an ETag of this service */
    public static KnownVersion ofIfMatch(@Nullable String header) {
        if (header == null) {
            return new KnownVersion(0);
        }
        if (header.equals("*")) {
            return ANY;
        }
        if (!header.matches("\"\\d{1,9}\"")) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("If-Match", "bad-etag");
        }
        return new KnownVersion(Integer.parseInt(header.substring(1, header.length() - 1)));
    }

    /** @throws Refusal 412 when the newest version is another one */
    public void demand(int newest) {
        if (version != null && version != newest) {
            throw changed(newest);
        }
    }

    public static Refusal changed(int newest) {
        return new Refusal(ProblemType.CHANGED_MEANWHILE, "entry-changed", Integer.toString(newest));
    }

    /** What has a version of its own, to be named by whoever writes the next. */
    public interface Versioned {

        int version();
    }

    /** 200 with its ETag. */
    public static Response tagged(Versioned view) {
        return Response.ok(view)
                .header("ETag", "\"" + view.version() + "\"")
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
