package cn.hotline.support;

import java.util.List;
import java.util.Map;

/** The doors at which providers push, as they are in tests. */
public final class SmsHooks {

    /** Of all gateways; see {@code %test} in application.properties. */
    public static final String SECRET = "no-secret-of-hooks-in-tests";

    private SmsHooks() {}

    /** The path with its secret in it, if it has one. */
    public static String opened(String path) {
        return path.replace("{secret}", SECRET);
    }

    /** A push with nothing in it. */
    public static Object nothing(String path) {
        return path.endsWith("/tencent/{secret}/replies") ? Map.of() : List.of();
    }
}
