package cn.hotline.notice.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reads an ACS3 signature as the provider would: from the request as it came over the wire, by code of its own. */
public final class Acs3Check {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})");

    private Acs3Check() {}

    public static boolean isSigned(CloudStub.Asked request, String keyId, String secret) throws Exception {
        var parts = AUTHORIZATION.matcher(request.header("Authorization"));
        if (!parts.matches() || !parts.group(1).equals(keyId)) {
            return false;
        }
        var uri = request.exchange().getRequestURI();
        var query = uri.getRawQuery().split("&");
        Arrays.sort(query);
        var text = new StringBuilder(request.exchange().getRequestMethod())
                .append('\n')
                .append(uri.getRawPath())
                .append('\n')
                .append(String.join("&", query))
                .append('\n');
        for (var name : parts.group(2).split(";")) {
            text.append(name).append(':').append(request.header(name).trim()).append('\n');
        }
        var bodyHash = hash(request.body());
        text.append('\n').append(parts.group(2)).append('\n').append(bodyHash);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
        var right = mac.doFinal(("ACS3-HMAC-SHA256\n" + hash(text.toString())).getBytes(StandardCharsets.UTF_8));
        return bodyHash.equals(request.header("x-acs-content-sha256"))
                && !request.header("x-acs-signature-nonce").isEmpty()
                && parts.group(2).contains("host;x-acs-action")
                && hex(right).equals(parts.group(3));
    }

    static String hash(String text) throws Exception {
        return hex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String hex(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format("%02x", b));
        }
        return text.toString();
    }
}
