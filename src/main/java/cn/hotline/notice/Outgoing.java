package cn.hotline.notice;

import cn.hotline.access.Phone;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as a gateway sends it.
 *
 * @param id of the notice; the same on every try, for gateways that take a reference of ours
 * @param openId the citizen's WeChat openid, where known
 * @param text complete, without the signature
 * @param words what fills the template's placeholders, in the order in which the text has them
 * @param codes names under which gateways know the template, by gateway
 * @param extension up to four digits that come after our number, so that an answer says what it answers; may be empty
 */
public record Outgoing(
        UUID id,
        Phone to,
        @Nullable String openId,
        NoticeEvent event,
        String text,
        Map<String, String> words,
        Map<String, String> codes,
        String extension) {

    @Override
    public String toString() {
        return "Outgoing[" + id + ", " + event + "]";
    }
}
