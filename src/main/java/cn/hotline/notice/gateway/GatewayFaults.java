package cn.hotline.notice.gateway;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with the settings of the gateways, one line each; values are never told. */
public final class GatewayFaults {

    private static final String PREFIX = "hotline.gateway.";

    private final UnaryOperator<String> setting;
    private final List<String> faults = new ArrayList<>();

    private GatewayFaults(UnaryOperator<String> setting) {
        this.setting = setting;
    }

    /** @param setting the value of a property, empty where it is not set */
    public static List<String> of(UnaryOperator<String> setting) {
        var faults = new GatewayFaults(setting);
        faults.clouds();
        faults.smpp();
        return faults.faults;
    }

    private void clouds() {
        url("alibaba.url");
        together("alibaba", "key-id", "key-secret");
        secret("alibaba.hook-secret");
        url("tencent.url");
        together("tencent", "secret-id", "secret-key", "app-id");
        secret("tencent.hook-secret");
        secret("http.hook-secret");
        url("wechat.url");
        together("wechat", "app-id", "app-secret");
        choice("wechat.state", Stream.of("formal", "trial", "developer"));
    }

    private void smpp() {
        together("smpp", "system-id", "host", "source");
        number("smpp.port", 65_535);
        number("smpp.window", 1000);
        for (var name : List.of("smpp.enquire-link", "smpp.answer-wait", "smpp.reconnect", "smpp.parts-wait")) {
            duration(name);
        }
        choice("smpp.tls", Stream.of("true", "false"));
        choice("smpp.numbers", SmppConfig.Numbers.values());
        choice("smpp.alphabet", SmppConfig.Letters.values());
        choice("smpp.long-text", SmppConfig.LongText.values());
        choice("smpp.message-ids", SmppConfig.MessageIds.values());
        if (!value("smpp.source").matches("\\d{0,16}")) {
            faults.add(variable("smpp.source") + " is malformed: it must be our number, at most 16 digits");
        }
    }

    private void url(String name) {
        var url = value(name);
        if (!url.isEmpty() && !isHttp(url)) {
            faults.add(variable(name)
                    + " is malformed: it must be a URL that begins with https:// (or http:// inside a net"
                    + " of your own)");
        }
    }

    private static boolean isHttp(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The first is the key; {@code test} needs no others. */
    private void together(String gateway, String... names) {
        boolean any = Arrays.stream(names)
                .anyMatch(name -> !value(gateway + "." + name).isEmpty());
        if (any && !value(gateway + "." + names[0]).equals("test")) {
            for (var name : names) {
                if (value(gateway + "." + name).isEmpty()) {
                    faults.add(variable(gateway + "." + name) + " is not set: the gateway " + gateway
                            + " needs it beside its other settings");
                }
            }
        }
    }

    private void secret(String name) {
        var secret = value(name);
        if (!secret.isEmpty() && !secret.matches("[A-Za-z0-9_-]{%d,200}".formatted(HookResource.SHORTEST))) {
            faults.add(variable(name)
                    + " is malformed: it must be at least %d letters and digits, e.g. from: openssl rand"
                            .formatted(HookResource.SHORTEST)
                    + " -hex 24");
        }
    }

    private void number(String name, int most) {
        var number = value(name);
        if (!number.isEmpty() && !(number.matches("\\d{1,6}") && isWithin(Integer.parseInt(number), most))) {
            faults.add(variable(name) + " is malformed: it must be a number from 1 to " + most);
        }
    }

    /** One part's answer must come within what the whole message has. */
    private void duration(String name) {
        var text = value(name);
        boolean fits = text.matches("\\d{1,6}(ms|s|m|h)")
                && (!name.endsWith("answer-wait") || text.matches("[1-9]s|\\d{3,4}ms"));
        if (!text.isEmpty() && !fits) {
            faults.add(variable(name) + " is malformed: it must be a duration such as 5s"
                    + (name.endsWith("answer-wait") ? ", shorter than 10s" : ""));
        }
    }

    private static boolean isWithin(int number, int most) {
        return number >= 1 && number <= most;
    }

    private void choice(String name, Enum<?>[] choices) {
        choice(
                name,
                Arrays.stream(choices)
                        .map(choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private void choice(String name, Stream<String> choices) {
        var all = choices.toList();
        var chosen = value(name).toLowerCase(Locale.ROOT).replace('_', '-');
        if (!chosen.isEmpty() && !all.contains(chosen)) {
            faults.add(variable(name) + " is malformed: it must be one of "
                    + all.stream().collect(Collectors.joining(", ")));
        }
    }

    private String value(String name) {
        return setting.apply(PREFIX + name).strip();
    }

    private static String variable(String name) {
        return (PREFIX + name).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
