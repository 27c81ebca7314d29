package cn.hotline.notice.gateway;

import cn.hotline.access.Phone;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.Outgoing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Messages to be sent. */
final class Messages {

    static final Phone PHONE = new Phone("+8619900000001");
    static final String OPENID = "oOpenid-of-a-citizen";

    private Messages() {}

    static Outgoing text(String text) {
        return to(PHONE, text);
    }

    static Outgoing to(Phone phone, String text) {
        var words = new LinkedHashMap<String, String>();
        words.put("number", "26112200000017");
        words.put("unit", "城市管理局 & 住建局*~");
        return new Outgoing(
                UUID.randomUUID(),
                phone,
                OPENID,
                NoticeEvent.DISPATCHED,
                text,
                words,
                Map.of("alibaba", "SMS_1", "tencent", "1110", "wechat", "tpl;number=character_string1;unit=thing2"),
                "12");
    }

    static Outgoing withoutCodes() {
        return new Outgoing(UUID.randomUUID(), PHONE, OPENID, NoticeEvent.REPLIED, "已答复", Map.of(), Map.of(), "");
    }
}
