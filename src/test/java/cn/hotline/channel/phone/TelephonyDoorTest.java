package cn.hotline.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a secret there is no call platform. */
class TelephonyDoorTest {

    @Test
    void withoutASecretThereIsNothing() {
        assertNothing(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "an-almost-long-enough-1", "short,shorter"})
    void aShortSecretIsNone(String secrets) {
        assertNothing(Map.of("hotline.telephony.secrets", secrets));
    }

    private static void assertNothing(Map<String, String> settings) {
        var rules = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TelephonyRules.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(TelephonyRules.class);
        var door = new TelephonyDoor(null, null, rules);
        assertThatThrownBy(() -> door.read(request(), InputStream.nullInputStream(), 10, CallReport.class))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    private static HttpServerRequest request() {
        return (HttpServerRequest) Proxy.newProxyInstance(
                HttpServerRequest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, args) -> method.getName().equals("method") ? HttpMethod.POST : null);
    }
}
