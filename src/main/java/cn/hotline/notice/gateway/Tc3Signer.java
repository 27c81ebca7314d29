package cn.hotline.notice.gateway;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tencent Cloud's signature v3, TC3-HMAC-SHA256, for calls with a JSON body. */
record Tc3Signer(String secretId, String secretKey) {

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String JSON = "application/json; charset=utf-8";

    /** A call of an operation. */
    record Call(TencentConfig to, String service, String action, String version) {}

    HttpRequest sign(Call call, String body, Instant at) {
        var endpoint = call.to().url();
        var signed = new TreeMap<String, String>(Map.of(
                "content-type", JSON,
                "host", Acs3Signer.host(endpoint),
                "x-tc-action", call.action().toLowerCase(java.util.Locale.ROOT)));
        return HttpRequest.newBuilder(endpoint.resolve("/"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", JSON)
                .header("X-TC-Action", call.action())
                .header("X-TC-Version", call.version())
                .header("X-TC-Region", call.to().region())
                .header("X-TC-Timestamp", Long.toString(at.getEpochSecond()))
                .header("Authorization", authorization(call.service(), signed, body, at))
                .build();
    }

    /** @param signed headers as they are signed: names in small letters, values too */
    String authorization(String service, SortedMap<String, String> signed, String body, Instant at) {
        var lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        var names = String.join(";", signed.keySet());
        var canonical = String.join("\n", "POST", "/", "", lines, names, Digests.sha256(body));
        var day = at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        var scope = day + "/" + service + "/tc3_request";
        var toSign = String.join("\n", ALGORITHM, Long.toString(at.getEpochSecond()), scope, Digests.sha256(canonical));
        var dayKey = Digests.hmac(("TC3" + secretKey).getBytes(StandardCharsets.UTF_8), day);
        var key = Digests.hmac(Digests.hmac(dayKey, service), "tc3_request");
        return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(ALGORITHM, secretId, scope, names, Digests.hex(Digests.hmac(key, toSign)));
    }

    @Override
    public String toString() {
        return "Tc3Signer[" + secretId + "]";
    }
}
