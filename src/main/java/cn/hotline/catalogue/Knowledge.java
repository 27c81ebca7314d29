package cn.hotline.catalogue;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an entry an author knows: none, any, or one by its number.
 *
 * @param version 0 for an entry that must be new, nothing for whatever there is
 */
record Knowledge(@Nullable Integer version) {

    /** @throws Refusal 400 when the header is not an ETag of this service */
    static Knowledge ofIfMatch(@Nullable String header) {
        if (header == null) {
            return new Knowledge(0);
        }
        if (header.equals("*")) {
            return new Knowledge(null);
        }
        if (!header.matches("\"\\d{1,9}\"")) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("If-Match", "bad-etag");
        }
        return new Knowledge(Integer.parseInt(header.substring(1, header.length() - 1)));
    }

    /** @throws Refusal 412 when the newest version is another one */
    void demand(int newest) {
        if (version == null ? newest == 0 : version != newest) {
            throw new Refusal(ProblemType.CHANGED_MEANWHILE, "entry-changed", Integer.toString(newest));
        }
    }
}
