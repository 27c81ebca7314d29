package cn.hotline.notice;

import cn.hotline.access.Phone;
import java.time.Instant;
import java.util.UUID;

/**
 * Fired in the transaction that keeps a citizen's SMS, once each; whoever it concerns reads it.
 *
 * @param to our number as the gateway gave it; ends in the {@link Outgoing#extension()} where there was one
 */
public record SmsReplied(UUID id, Phone from, String to, String text, Instant at) {

    @Override
    public String toString() {
        return "SmsReplied[" + id + "]";
    }
}
