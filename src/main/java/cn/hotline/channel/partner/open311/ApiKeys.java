package cn.hotline.channel.partner.open311;

import cn.hotline.access.Caller;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose key an {@code api_key} is. */
@Singleton
final class ApiKeys {

    private static final int SHORTEST = 24;

    private final List<Key> keys;

    ApiKeys(Open311Rules rules) {
        this.keys = rules.keys().orElse(List.of()).stream()
                .map(pair -> pair.strip().split("=", 2))
                .filter(pair -> pair.length == 2 && pair[1].length() >= SHORTEST)
                .map(pair -> new Key(pair[0], pair[1].getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private record Key(String partner, byte[] secret) {}

    Optional<Caller.Partner> owner(@Nullable String shown) {
        if (shown == null) {
            return Optional.empty();
        }
        var bytes = shown.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .filter(key -> Vault.same(key.secret(), bytes))
                .map(key -> new Caller.Partner(key.partner()))
                .findFirst();
    }
}
