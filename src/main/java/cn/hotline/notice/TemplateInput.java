package cn.hotline.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * New words for an event.
 *
 * @param codes names under which gateways with templates of their own know this text
 * @param from from when on it is used; at once unless given
 */
public record TemplateInput(
        @NotBlank @Size(max = Wording.MOST) String text,
        @Nullable @Valid Codes codes,
        @Nullable OffsetDateTime from) {

    private static final String CODE = "[A-Za-z0-9_-]{1,64}";

    /** By gateway. */
    public record Codes(
            @Nullable @Pattern(regexp = CODE) String alibaba,
            @Nullable @Pattern(regexp = CODE) String tencent,
            @Nullable @Pattern(regexp = CODE) String wechat) {

        Map<String, String> byGateway() {
            var codes = new TreeMap<String, String>();
            put(codes, "alibaba", alibaba);
            put(codes, "tencent", tencent);
            put(codes, "wechat", wechat);
            return codes;
        }

        private static void put(Map<String, String> codes, String gateway, @Nullable String code) {
            if (code != null) {
                codes.put(gateway, code);
            }
        }
    }

    Map<String, String> codesByGateway() {
        return codes == null ? Map.of() : codes.byGateway();
    }
}
