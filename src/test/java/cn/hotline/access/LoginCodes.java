package cn.hotline.access;

import cn.hotline.support.As;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Asks for login codes and reads them where the start mode would show them. */
final class LoginCodes {

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private LoginCodes() {}

    /** A mobile number nobody else in the suite uses. */
    static String freshPhone() {
        return "199" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
    }

    static Response request(String phone) {
        return As.nobody().body(Map.of("phone", phone)).post("/api/citizen/v1/login-codes");
    }

    static Response open(String phone, String code) {
        return As.nobody().body(Map.of("phone", phone, "code", code)).post("/api/citizen/v1/sessions");
    }

    /** The text sent last; the first of the outbox. */
    static String newest(String phone) {
        List<String> texts =
                As.nobody().body(Map.of("phone", phone)).post("/demo/v1/outbox").path("items.text");
        var found = CODE.matcher(texts.getFirst().replace("12345", ""));
        if (!found.find()) {
            throw new AssertionError("no code in the newest message");
        }
        return found.group();
    }

    /** What opens a session. */
    static Map<String, Object> fresh() {
        var phone = freshPhone();
        return Map.of("phone", phone, "code", sentTo(phone));
    }

    static String sentTo(String phone) {
        request(phone).then().statusCode(202);
        return newest(phone);
    }

    /** Right in form, wrong in value. */
    static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
