package cn.hotline.channel.partner.transfer;

import cn.hotline.access.Caller;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The other hotlines of the city, by their client ids. */
@Singleton
final class Hotlines {

    private final Map<String, String> names;

    Hotlines(TransferRules rules) {
        this.names = rules.hotlines().orElse(List.of()).stream()
                .map(pair -> pair.strip().split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }

    /** @throws Refusal 422 for one that is not known */
    void demandKnown(String field, String client) {
        if (!names.containsKey(client)) {
            throw Refusal.invalid(
                    field,
                    "expected",
                    String.join(", ", names.keySet().stream().sorted().toList()));
        }
    }

    /** @throws Refusal 403 for a partner that is no hotline */
    void demandOne(Caller.Partner partner) {
        if (!names.containsKey(partner.id())) {
            throw Refusal.forbidden("transfer-no-hotline");
        }
    }

    String name(String client) {
        return names.getOrDefault(client, client);
    }
}
