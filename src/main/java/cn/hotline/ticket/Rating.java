package cn.hotline.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The citizen's two ratings (domain §5).
 *
 * @param service 话务服务 1 to 4; null for whoever rated the handling alone
 * @param handling 办理情况 1 to 4
 */
@Embeddable
public record Rating(
        @Column(name = "service_score") @Nullable Integer service,
        @Column(name = "handling_score") Integer handling,
        @Column(name = "rating_reason") @Nullable String reason,
        @Column(name = "rated_at") Instant at) {}
