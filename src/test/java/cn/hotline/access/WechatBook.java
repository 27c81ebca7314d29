package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.As;
import cn.hotline.support.WechatHook;
import cn.hotline.support.WechatStub;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** What is asked of the doors of WeChat. */
final class WechatBook {

    private WechatBook() {}

    static boolean knows(Row row) {
        return row.path().contains("/wechat");
    }

    static Response asked(Row row, RequestSpecification request) {
        WechatStub.running();
        var path = row.path().replace("{id}", "00000000-0000-7000-8000-000000000000");
        if (path.equals(WechatHook.PATH)) {
            WechatHook.signed(request, WechatHook.now(), WechatHook.nonce());
            return row.method().equals("GET")
                    ? request.queryParam("echostr", "5837397520665430").get(path)
                    : WechatHook.post(request, new WechatHook().text("你好", WechatHook.id()));
        }
        if (row.method().equals("POST")) {
            request.header("Idempotency-Key", As.key());
            var body = body(path.substring(path.lastIndexOf('/') + 1));
            if (!body.isEmpty()) {
                request.body(body);
            }
        }
        return request.request(row.method(), path);
    }

    private static Map<String, ?> body(String last) {
        return switch (last) {
            case "sessions" -> Map.of("code", "matrix");
            case "phone" -> Map.of("code", "p-19900000001");
            case "grants" -> Map.of("grants", List.of(Map.of("template", "tpl", "accepted", true)));
            case "replies" -> Map.of("text", "您好");
            default -> Map.of();
        };
    }
}
