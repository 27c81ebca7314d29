package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.SpokenCode;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for which ticket.
 *
 * @param expected the version the caller knows, from {@code If-Match}
 */
public record TicketRequest(
        TicketNumber number, Caller caller, @Nullable Integer expected, Messages messages) {

    public static TicketRequest of(String number, Caller caller, Messages messages) {
        return new TicketRequest(TicketNumber.parse(number), caller, null, messages);
    }

    /**
     * This request as something to be done once; the same key on another ticket is another request, and so it is with another track
     * code: who has not the code must not get the answer that was kept for who has.
     */
    public Once once(@Nullable String key, String operation, Object body) {
        var code = caller instanceof Caller.CodeHolder holder
                ? ":" + SpokenCode.typed(holder.code()).characters()
                : "";
        return new Once(caller.client(), key, operation + ":" + number + code, body);
    }

    /** @throws Refusal 400 when the header is not an ETag of this service */
    public TicketRequest ifMatch(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return this;
        }
        if (!header.matches("\"\\d{1,9}\"")) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("If-Match", "bad-etag");
        }
        int version = Integer.parseInt(header.substring(1, header.length() - 1));
        return new TicketRequest(number, caller, version, messages);
    }
}
