package cn.hotline.channel.partner.open311;

import cn.hotline.platform.CheckedJson;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A form as it was posted. Read here, since the framework would take one of any size and fail at what it can't decode. */
final class PostedForm {

    /** Four thousand letters of Chinese take nine signs each; the rest is for attributes. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_FIELDS = 200;

    private PostedForm() {}

    /** @throws Refusal 413 for a longer one, 400 for one that is none */
    static MultivaluedMap<String, String> read(InputStream body) {
        var form = new MultivaluedHashMap<String, String>();
        var pairs = new String(CheckedJson.bytes(body, MAX_BYTES), StandardCharsets.UTF_8).split("&", MAX_FIELDS + 1);
        if (pairs.length > MAX_FIELDS) {
            throw new Refusal(ProblemType.TOO_LARGE, "too-large");
        }
        for (var pair : pairs) {
            var parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                form.add(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ProblemType.MALFORMED, "malformed");
        }
    }
}
