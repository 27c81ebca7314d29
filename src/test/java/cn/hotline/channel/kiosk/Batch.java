package cn.hotline.channel.kiosk;

import cn.hotline.support.ATicket;
import cn.hotline.support.MovedClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a kiosk passes on. */
final class Batch {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant YESTERDAY =
            new MovedClock().instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    private Batch() {}

    static Map<String, Object> filing(String id, ATicket ticket) {
        return filing(id, ticket, YESTERDAY);
    }

    static Map<String, Object> filing(String id, ATicket ticket, Instant at) {
        return Map.of("externalId", id, "recordedAt", at.toString(), "filing", ticket.body());
    }

    static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
        var more = new LinkedHashMap<>(item);
        more.put(field, value);
        return more;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static byte[] of(Map<String, ?>... items) {
        return of(List.of(items));
    }

    static byte[] of(List<? extends Map<String, ?>> items) {
        try {
            return JSON.writeValueAsBytes(Map.of("items", items));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
