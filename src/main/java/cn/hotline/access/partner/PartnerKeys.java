package cn.hotline.access.partner;

import cn.hotline.platform.Vault;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets by which partners prove themselves without the OIDC server; several of one client count at once, so that they can be changed. */
@Singleton
public class PartnerKeys {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_KEY = 100;

    private final Partners partners;
    private final Vault vault;
    private final Clock clock;
    private final Cache<String, Optional<Known>> remembered;

    PartnerKeys(Partners partners, Vault vault, Clock clock, PartnerRules rules) {
        this.partners = partners;
        this.vault = vault;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(rules.remembered())
                .build();
    }

    private record Known(
            String client, byte[] secret, @Nullable Instant retiresAt) {

        boolean counts(Instant now) {
            return retiresAt == null || now.isBefore(retiresAt);
        }
    }

    /** Whose API key this is; nobody's once it is retired or its client disabled. */
    public Optional<Partner> byApiKey(String apiKey) {
        if (apiKey.isEmpty() || apiKey.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        var now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> PartnerKey.shown(apiKey, vault))
                .filter(key -> key.counts(now))
                .map(key -> partners.named(key.client()))
                .filter(Partner::enabled);
    }

    /** What signatures of this key may be made with now. */
    List<byte[]> secrets(String keyId) {
        return known(keyId).map(key -> List.of(key.secret())).orElse(List.of());
    }

    /** Whose key this is. */
    Optional<Partner> owner(String keyId) {
        return known(keyId).map(key -> partners.named(key.client())).filter(Partner::enabled);
    }

    void forget(String keyId) {
        remembered.invalidate(keyId);
    }

    private Optional<Known> known(String keyId) {
        var known = remembered.getIfPresent(keyId);
        if (known == null) {
            known = QuarkusTransaction.requiringNew()
                    .call(() -> PartnerKey.signing(keyId)
                            .map(key -> new Known(key.client(), key.secret(vault), key.retiresAt())));
            remembered.put(keyId, known);
        }
        return known.filter(key -> key.counts(clock.instant()));
    }
}
