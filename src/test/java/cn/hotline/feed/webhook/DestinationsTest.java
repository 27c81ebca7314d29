package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a developer may do on his own machine, and what the machine makes of odd numbers. */
class DestinationsTest {

    private static final Resolver NAMES = host -> List.of(NamesOfTests.literal(
            host.equals("localhost") ? "127.0.0.1" : host.matches("[0-9.:]+") ? host : "10.0.0.1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9000/in",
                "http://127.0.0.1:9000/in",
                "https://localhost:9443/in",
                "https://127.0.0.1/in"
            })
    void thisMachineIsOpenWhereTheSettingSaysSoAndOnlyThere(String url) throws Undeliverable {
        assertThat(destinations(true).of(url).address().isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> destinations(false).of(url)).isInstanceOf(Undeliverable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:9000/", "http://[::1]:9000/", "http://10.0.0.1:9000/", "https://10.0.0.1/",
                "https://inside.example.cn/", "http://8.8.8.8:9000/", "http://localhost/", "http://localhost:80/",
                "http://localhost.:9000/", "https://169.254.169.254/"
            })
    void nothingElseOpensWithIt(String url) {
        assertThatThrownBy(() -> destinations(true).of(url)).isInstanceOf(Undeliverable.class);
    }

    @Test
    void aNameThatOnlyClaimsToBeThisMachineIsNot() {
        var lying = new Destinations(host -> List.of(InetAddress.getLoopbackAddress(), inside()), rules(true));
        assertThatThrownBy(() -> lying.of("http://localhost:9000/")).isInstanceOf(Undeliverable.class);
        var silent = new Destinations(host -> List.of(), rules(false));
        assertThatThrownBy(() -> silent.of("https://hooks.example.cn/")).isInstanceOf(Undeliverable.class);
    }

    /** Numbers are not looked up: nothing of this leaves the machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2130706433", "3232235777", "127.1", "10.1", "0x7f000001", "0x7f.1", "017700000001", "localhost"
            })
    void howeverTheMachineReadsAnOddNumberItIsNotPublic(String host) {
        var resolver = new SystemResolver();
        try {
            assertThat(resolver.resolve(host)).noneMatch(PublicAddress::isPublic);
        } catch (Undeliverable e) {
            assertThat(e.failure()).isEqualTo(Failure.UNKNOWN_HOST);
        } finally {
            resolver.close();
        }
    }

    private static Destinations destinations(boolean loopback) {
        return new Destinations(NAMES, rules(loopback));
    }

    private static InetAddress inside() {
        return NamesOfTests.literal("192.168.0.1");
    }

    private static WebhookRules rules(boolean loopback) {
        return new SmallRyeConfigBuilder()
                .withMapping(WebhookRules.class)
                .withDefaultValue("hotline.webhook.allow-loopback", Boolean.toString(loopback))
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(WebhookRules.class);
    }
}
