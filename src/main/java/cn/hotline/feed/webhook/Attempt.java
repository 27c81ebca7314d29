package cn.hotline.feed.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One try at a delivery; of each delivery the latest {@value #KEPT} are kept. */
@Entity
@Immutable
@Table(name = "webhook_attempt")
public class Attempt extends PanacheEntityBase {

    static final int KEPT = 20;

    @EmbeddedId
    private Key key;

    private Instant at;
    private int millis;
    private @Nullable Integer status;

    @Enumerated(EnumType.STRING)
    private @Nullable Failure failure;

    @SuppressWarnings("NullAway.Init")
    protected Attempt() {}

    Attempt(Key key, Instant at, int millis, Result result) {
        this.key = key;
        this.at = at;
        this.millis = millis;
        this.status = result.status();
        this.failure = result.failure();
    }

    /** The delivery and the number of the try, from 1. */
    @Embeddable
    record Key(@Column(name = "delivery_id") UUID deliveryId, int number) {}

    static Map<UUID, List<Attempt>> of(Collection<UUID> deliveries) {
        return Attempt.<Attempt>list("key.deliveryId in ?1 order by key.deliveryId, key.number desc", deliveries)
                .stream()
                .collect(Collectors.groupingBy(attempt -> attempt.key.deliveryId()));
    }

    /** Written down, and the oldest one beyond the cap forgotten. */
    void keep() {
        persist();
        delete("key.deliveryId = ?1 and key.number <= ?2", key.deliveryId(), key.number() - KEPT);
    }

    DeliveryView.AttemptView view() {
        return new DeliveryView.AttemptView(at, millis, status, failure == null ? null : failure.code());
    }

    int number() {
        return key.number();
    }

    Instant at() {
        return at;
    }

    @Nullable
    Integer status() {
        return status;
    }

    @Nullable
    Failure failure() {
        return failure;
    }
}
