package cn.hotline.channel.partner.transfer;

import cn.hotline.access.Caller;
import cn.hotline.access.partner.Partners;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The other hotlines of the city, by their client ids. */
@Singleton
final class Hotlines {

    private final Map<String, String> names;
    private final Partners partners;

    Hotlines(TransferRules rules, Partners partners) {
        this.partners = partners;
        this.names = rules.hotlines().orElse(List.of()).stream()
                .map(pair -> pair.strip().split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }

    /** @throws Refusal 422 for one that is not known, is disabled, or whose doings are not meant */
    void demandKnown(String field, String client) {
        var partner = partners.named(client);
        if (!names.containsKey(client) || partner.sandbox() || !partner.enabled()) {
            throw Refusal.invalid(
                    field,
                    "expected",
                    String.join(", ", names.keySet().stream().sorted().toList()));
        }
    }

    /** @throws Refusal 403 for a partner that is no hotline, or whose doings are not meant */
    void demandOne(Caller.Partner partner) {
        if (!names.containsKey(partner.id())) {
            throw Refusal.forbidden("transfer-no-hotline");
        }
        if (partners.isSandbox(partner)) {
            throw Refusal.forbidden("sandbox-only");
        }
    }

    String name(String client) {
        return names.getOrDefault(client, client);
    }
}
