package cn.hotline.notice.gateway;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alibaba Cloud's signature V3, ACS3-HMAC-SHA256, for calls with all their parameters in the query. */
record Acs3Signer(String keyId, String keySecret) {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String EMPTY = Digests.sha256("");

    /** A call of an operation. */
    record Call(URI endpoint, String action, String version, SortedMap<String, String> query) {}

    /** @param nonce never the same for two calls */
    HttpRequest sign(Call call, Instant at, String nonce) {
        var query = query(call.query());
        var headers = new TreeMap<String, String>(Map.of(
                "host", host(call.endpoint()),
                "x-acs-action", call.action(),
                "x-acs-version", call.version(),
                "x-acs-date", at.truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", nonce,
                "x-acs-content-sha256", EMPTY));
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        var names = String.join(";", headers.keySet());
        var canonical = String.join("\n", "POST", "/", query, lines, names, EMPTY);
        var signature = Digests.hex(
                Digests.hmac(keySecret.getBytes(StandardCharsets.UTF_8), ALGORITHM + "\n" + Digests.sha256(canonical)));
        var request = HttpRequest.newBuilder(call.endpoint().resolve("/?" + query))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "%s Credential=%s,SignedHeaders=%s,Signature=%s".formatted(ALGORITHM, keyId, names, signature));
        headers.remove("host"); // the client sets it itself, to the same
        headers.forEach(request::header);
        return request.build();
    }

    /** As a client writes it in {@code Host}. */
    static String host(URI endpoint) {
        int usual = "http".equalsIgnoreCase(endpoint.getScheme()) ? 80 : 443;
        boolean told = endpoint.getPort() != -1 && endpoint.getPort() != usual;
        return endpoint.getHost() + (told ? ":" + endpoint.getPort() : "");
    }

    private static String query(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** RFC 3986, which is not what forms are encoded by. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Override
    public String toString() {
        return "Acs3Signer[" + keyId + "]";
    }
}
