package cn.hotline.notice.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reads a TC3 signature as the provider would, by code of its own. */
final class Tc3Check {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "TC3-HMAC-SHA256 Credential=([^/]+)/([0-9-]{10})/sms/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private Tc3Check() {}

    static boolean isSigned(CloudStub.Asked request, String secretId, String secret) throws Exception {
        var parts = AUTHORIZATION.matcher(request.header("Authorization"));
        var second = request.header("X-TC-Timestamp");
        var day = Instant.ofEpochSecond(Long.parseLong(second))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        if (!parts.matches()
                || !parts.group(1).equals(secretId)
                || !parts.group(2).equals(day.toString())) {
            return false;
        }
        var canonical = new StringBuilder("POST\n/\n\n");
        for (var name : parts.group(3).split(";")) {
            canonical.append(name).append(':');
            canonical.append(name.startsWith("x-") ? request.header(name).toLowerCase() : request.header(name));
            canonical.append('\n');
        }
        canonical.append('\n').append(parts.group(3)).append('\n').append(Acs3Check.hash(request.body()));
        var toSign = "TC3-HMAC-SHA256\n%s\n%s/sms/tc3_request\n%s"
                .formatted(second, day, Acs3Check.hash(canonical.toString()));
        byte[] key = ("TC3" + secret).getBytes(StandardCharsets.UTF_8);
        for (var step : new String[] {day.toString(), "sms", "tc3_request", toSign}) {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            key = mac.doFinal(step.getBytes(StandardCharsets.UTF_8));
        }
        return parts.group(3).contains("content-type;host")
                && Acs3Check.hex(key).equals(parts.group(4));
    }
}
