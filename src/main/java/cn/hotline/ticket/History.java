package cn.hotline.ticket;

import cn.hotline.platform.Vault;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes actions into history and reads them back: personal parts sealed, everything chained by keyed hashes. */
@Singleton
final class History {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final Map<Verb, List<String>> PERSONAL = personal();

    private final Vault vault;

    History(Vault vault) {
        this.vault = vault;
    }

    /** What a step comes to on disk. */
    record Written(String data, byte @Nullable [] sealed, byte[] hash) {}

    /** Where in which chain a step stands. */
    record Link(UUID ticket, int seq, Status status, byte[] before) {}

    /** Encodes an action behind the chain's present end. */
    Written write(Action action, Link link, Deed deed, Vault.DataKey key) {
        ObjectNode plain = JSON.valueToTree(action);
        ObjectNode personal = JSON.createObjectNode();
        for (var field : PERSONAL.getOrDefault(action.verb(), List.of())) {
            var value = plain.remove(field);
            if (value != null) {
                personal.set(field, value);
            }
        }
        var data = plain.toString();
        byte[] sealed = personal.isEmpty()
                ? null
                : vault.seal(
                        key, personal.toString().getBytes(StandardCharsets.UTF_8), context(link.ticket(), link.seq()));
        return new Written(data, sealed, hash(link, action.verb(), deed, data, sealed));
    }

    Action read(TicketEvent event, Vault.DataKey key) {
        try {
            var tree = (ObjectNode) JSON.readTree(event.data());
            if (event.sealed() != null) {
                byte[] opened = vault.open(key, event.sealed(), context(event.ticketId(), event.seq()));
                tree.setAll((ObjectNode) JSON.readTree(opened));
            }
            return JSON.treeToValue(tree, event.verb().type());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isIntact(TicketEvent event, byte[] before) {
        var link = new Link(event.ticketId(), event.seq(), event.status(), before);
        return Vault.same(event.hash(), hash(link, event.verb(), event.deed(), event.data(), event.sealed()));
    }

    /** For comparing by value, whatever Java types the numbers came back as. */
    static JsonNode tree(Object value) {
        return json(json(value), JsonNode.class);
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T json(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] hash(Link link, Verb verb, Deed deed, String data, byte @Nullable [] sealed) {
        var facts = String.join(
                "|",
                link.ticket().toString(),
                verb.name(),
                link.status().name(),
                deed.role().name(),
                deed.actor());
        var at = deed.at();
        var numbers = ByteBuffer.allocate(16)
                .putInt(link.seq())
                .putLong(at.getEpochSecond())
                .putInt(at.getNano());
        return vault.keyedHash(
                "history",
                link.before(),
                numbers.array(),
                facts.getBytes(StandardCharsets.UTF_8),
                data.getBytes(StandardCharsets.UTF_8),
                sealed == null ? new byte[0] : sealed);
    }

    private static String context(UUID ticket, int seq) {
        return "event:" + ticket + ":" + seq;
    }

    private static Map<Verb, List<String>> personal() {
        var personal = new EnumMap<Verb, List<String>>(Verb.class);
        for (var verb : Verb.values()) {
            personal.put(
                    verb,
                    Arrays.stream(verb.type().getRecordComponents())
                            .filter(component -> component.isAnnotationPresent(Personal.class))
                            .map(RecordComponent::getName)
                            .toList());
        }
        return personal;
    }
}
