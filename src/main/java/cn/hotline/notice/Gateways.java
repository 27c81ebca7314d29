package cn.hotline.notice;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateways that have their settings, in the city's order, with what is agreed for each. */
@Singleton
final class Gateways {

    /** Its name is known here because it needs an openid instead of a number. */
    static final String WECHAT = "wechat";

    private final List<Gateway> all;
    private final NoticeRules rules;
    private final Map<String, Integer> rates;
    private final Map<String, Integer> prices;

    @Inject
    Gateways(@Any Instance<Gateway> all, NoticeRules rules) {
        this(all.stream().toList(), rules);
    }

    Gateways(List<Gateway> all, NoticeRules rules) {
        this.all = List.copyOf(all);
        this.rules = rules;
        this.rates = numbers(rules.rates());
        this.prices = numbers(rules.segmentPrices());
    }

    /** Those in use, first choice first. */
    List<String> names() {
        var configured =
                all.stream().filter(Gateway::isConfigured).map(Gateway::name).toList();
        return rules.gateways()
                .map(order -> order.stream().filter(configured::contains).toList())
                .orElseGet(() ->
                        configured.stream().sorted(Comparator.naturalOrder()).toList());
    }

    /** Whether or not they are in use. */
    List<String> known() {
        return all.stream().map(Gateway::name).distinct().toList();
    }

    Optional<Gateway> find(String name) {
        return all.stream()
                .filter(gateway -> gateway.name().equals(name) && gateway.isConfigured())
                .findFirst();
    }

    int rate(String name) {
        return rates.getOrDefault(name, rules.rate());
    }

    int cost(String name, int segments) {
        return segments * prices.getOrDefault(name, rules.segmentPrice());
    }

    private static Map<String, Integer> numbers(Optional<List<String>> given) {
        var numbers = new HashMap<String, Integer>();
        for (var pair : given.orElse(List.of())) {
            int sign = pair.indexOf('=');
            if (sign < 1 || !pair.substring(sign + 1).strip().matches("[1-9]\\d{0,5}")) {
                throw new IllegalArgumentException("hotline.notice: name=number is wanted, not " + pair);
            }
            numbers.put(
                    pair.substring(0, sign).strip(),
                    Integer.valueOf(pair.substring(sign + 1).strip()));
        }
        return numbers;
    }
}
