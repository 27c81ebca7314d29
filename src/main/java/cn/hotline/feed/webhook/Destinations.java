package cn.hotline.feed.webhook;

import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** Keeps webhooks from reaching into this network: an address is judged anew before each attempt, since names change. */
@Singleton
final class Destinations {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private final Resolver resolver;
    private final WebhookRules rules;

    Destinations(Resolver resolver, WebhookRules rules) {
        this.resolver = resolver;
        this.rules = rules;
    }

    /** Looks the name up; belongs outside any transaction. */
    Destination of(String text) throws Undeliverable {
        var url = Destination.Url.parse(text);
        if (!url.tls() && !isThisMachine(url)) {
            throw new Undeliverable(Failure.INVALID_URL);
        }
        var addresses = resolver.resolve(url.name());
        if (!isLawful(url, addresses)) {
            throw new Undeliverable(Failure.BLOCKED_ADDRESS);
        }
        return new Destination(addresses.getFirst(), url);
    }

    /** @throws Refusal 422 for a URL that nothing would be sent to */
    void check(String text) {
        try {
            of(text);
        } catch (Undeliverable e) {
            throw switch (e.failure()) {
                case BLOCKED_ADDRESS -> Refusal.invalid("url", "webhook-url-not-public");
                case INVALID_URL -> Refusal.invalid("url", "webhook-url");
                default -> Refusal.invalid("url", "webhook-url-unknown-host");
            };
        }
    }

    /** One address that is not public condemns the name: which of them would be taken is chance. */
    private boolean isLawful(Destination.Url url, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return false;
        }
        return isThisMachine(url)
                ? addresses.stream().allMatch(InetAddress::isLoopbackAddress)
                : addresses.stream().allMatch(PublicAddress::isPublic);
    }

    private boolean isThisMachine(Destination.Url url) {
        return rules.allowLoopback() && THIS_MACHINE.contains(url.host());
    }
}
