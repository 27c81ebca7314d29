package cn.hotline.feed.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is sent, signed as Standard Webhooks 1.0 says.
 *
 * @param timestamp unix seconds of the attempt
 */
record Parcel(String id, String timestamp, String signature, byte[] body) {

    /** The body of every webhook. */
    record Envelope(String type, Instant timestamp, Object data) {}

    static Parcel sealed(Message message, List<byte[]> secrets, Instant now) {
        var timestamp = Long.toString(now.getEpochSecond());
        var signature = secrets.stream()
                .map(secret -> "v1," + hmac(secret, message.id() + "." + timestamp + ".", message.body()))
                .collect(Collectors.joining(" "));
        return new Parcel(message.id(), timestamp, signature, message.body());
    }

    /** A body and the id by which a receiver knows it again; the same on each attempt. */
    record Message(String id, byte[] body) {

        static Message of(String id, Envelope envelope, ObjectMapper json) {
            try {
                return new Message(id, json.writeValueAsBytes(envelope));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String hmac(byte[] secret, String head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }
}
