package cn.hotline.channel.kiosk;

import cn.hotline.access.Caller;
import cn.hotline.platform.CheckedJson;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Takes in what a kiosk collected while it was offline: each item for itself, each once, with the time it was said. */
@Singleton
class OfflineQueue {

    /** How far a kiosk's clock may run ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final OfflineItems items;
    private final OfflineCounter counter;
    private final CheckedJson parts;
    private final Vault vault;
    private final ObjectWriter sorted;
    private final Clock clock;
    private final KioskRules rules;
    private final MeterRegistry metrics;

    OfflineQueue(
            OfflineItems items,
            OfflineCounter counter,
            CheckedJson parts,
            Vault vault,
            ObjectMapper json,
            Clock clock,
            KioskRules rules,
            MeterRegistry metrics) {
        this.items = items;
        this.counter = counter;
        this.parts = parts;
        this.vault = vault;
        this.sorted = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.clock = clock;
        this.rules = rules;
        this.metrics = metrics;
    }

    /** Which kiosk passes it on, from which address, and the language of its problems. */
    record Sender(Caller.Device device, String address, Messages messages) {}

    List<OfflineResult> replay(Sender sender, JsonNode nodes) {
        var ids = StreamSupport.stream(nodes.spliterator(), false)
                .map(OfflineQueue::id)
                .filter(Objects::nonNull)
                .toList();
        var known = items.known(sender.device().id(), ids);
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> {
                    var id = id(node);
                    var result = result(sender, node, id == null ? null : known.get(id));
                    metrics.counter(
                                    "hotline.kiosk.offline.items",
                                    "outcome",
                                    result.outcome().name())
                            .increment();
                    return result;
                })
                .toList();
    }

    private OfflineResult result(Sender sender, JsonNode node, OfflineItems.@Nullable Known before) {
        try {
            var item = parts.part(node, OfflineItem.class);
            var digest = digest(item);
            return before != null ? repeated(before, digest) : taken(sender, item, digest);
        } catch (Refusal refusal) {
            return OfflineResult.refused(id(node), refusal.problem(sender.messages()));
        }
    }

    private OfflineResult taken(Sender sender, OfflineItem item, byte[] digest) {
        demandTime(item.recordedAt());
        item.demandOneThing();
        var device = sender.device().id();
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!items.isFirst(device, item, digest)) {
                return repeated(
                        Objects.requireNonNull(
                                items.known(device, List.of(item.externalId())).get(item.externalId())),
                        digest);
            }
            var made = counter.take(sender, item);
            items.became(device, item, Objects.requireNonNull(made.number()), made.trackCode());
            return made;
        });
    }

    private void demandTime(Instant recordedAt) {
        var now = clock.instant();
        if (recordedAt.isAfter(now.plus(AHEAD))) {
            throw Refusal.invalid("recordedAt", "recorded-in-future");
        }
        if (recordedAt.isBefore(now.minus(rules.offlineAge()))) {
            throw Refusal.invalid(
                    "recordedAt",
                    "recorded-long-ago",
                    Long.toString(rules.offlineAge().toDays()));
        }
    }

    private static OfflineResult repeated(OfflineItems.Known known, byte[] digest) {
        if (!Vault.same(known.digest(), digest)) {
            throw new Refusal(ProblemType.KEY_REUSED, "offline-id-reused").about(known.number());
        }
        return OfflineResult.repeated(known);
    }

    /** Keyed, since it is over names and numbers; the same for the same item, however its keys are ordered. */
    private byte[] digest(OfflineItem item) {
        try {
            return vault.keyedHash("offline-item", sorted.writeValueAsBytes(item));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item that can't be written");
        }
    }

    private static @Nullable String id(JsonNode node) {
        var id = node.path("externalId").asText("");
        return id.matches(OfflineItem.ID) ? id : null;
    }
}
