package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No webhook reaches into this network, whatever its URL says, its name leads to, or its receiver answers. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class GuardTest {

    @AfterEach
    void theClockIsRight() {
        MovedClock.reset();
    }

    @AfterAll
    static void onlyPublicAddressesEverGotPastTheGuard() {
        assertThat(Wiretap.wanted())
                .isNotEmpty()
                .allMatch(to -> to.address().getHostAddress().equals(NamesOfTests.PUBLIC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.0.0.1:8443/",
                "https://127.9.9.9/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.20.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/",
                "https://100.64.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:a00:1]/",
                "https://[fe80::1]/",
                "https://[fc00::1]:8443/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://2130706433/",
                "https://3232235777/",
                "https://inside.example.cn/",
                "https://half.example.cn/",
                "https://localhost/",
                "https://localhost./",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://meta.example.cn/",
                "https://six.example.cn/"
            })
    void anAddressThatLeadsInsideIsNotTaken(String url) {
        NamesOfTests.lead("inside.example.cn", "10.0.0.7");
        NamesOfTests.lead("half.example.cn", NamesOfTests.PUBLIC, "192.168.0.7");
        NamesOfTests.lead("meta.example.cn", "169.254.169.254");
        NamesOfTests.lead("six.example.cn", "2001:4860:4860::8888", "fd00::1");
        // What the name service of a machine makes of them.
        NamesOfTests.lead("localhost", "127.0.0.1", "::1");
        NamesOfTests.lead("localhost.", "127.0.0.1");
        NamesOfTests.lead("0x7f000001", "127.0.0.1");
        NamesOfTests.lead("017700000001", "127.0.0.1");
        Hook.unregistered()
                .register(url)
                .statusCode(422)
                .body("errors[0].field", equalTo("url"))
                .body("errors[0].message", containsString("公网"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://hooks.example.cn/", "https://u:p@hooks.example.cn/", "https://hooks.example.cn:22/", "x"
            })
    void whatIsNoPlainHttpsAddressIsNotTaken(String url) {
        Hook.unregistered().register(url).statusCode(422).body("errors[0].message", containsString("https"));
    }

    @Test
    void aNameThatNobodyKnowsIsNotTaken() {
        Hook.unregistered().register("https://nowhere.invalid/").statusCode(422);
    }

    @Test
    void aChangeIsLookedAtLikeARegistration() {
        var hook = Hook.toNobody();
        hook.as()
                .body(Map.of("url", "https://10.0.0.1/", "paused", false))
                .put(hook.path())
                .then()
                .statusCode(422);
    }

    /** DNS rebinding: public when registered, inside when sent. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1"})
    void aNameThatLeadsInsideLaterIsNotFollowed(String address) {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            NamesOfTests.lead(hook.host, NamesOfTests.PUBLIC, address);
            hook.files();
            var blocked = hook.until(
                    "blocked", all -> all.stream().anyMatch(one -> "blocked-address".equals(one.get("lastFailure"))));
            assertThat(blocked.getFirst()).containsEntry("state", "PENDING");
            hook.as().post(hook.path() + "/test").then().body("failure", equalTo("blocked-address"));
            assertThat(receiver.received()).isEmpty();
            assertThat(Wiretap.wanted(hook.host)).isEmpty();

            NamesOfTests.lead(hook.host, NamesOfTests.PUBLIC);
            MovedClock.forward(Duration.ofSeconds(10));
            hook.untilDelivered(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "http://127.0.0.1:%d/inside",
                "/elsewhere"
            })
    void aRedirectIsNeverFollowed(String location) {
        try (var inside = Receiver.open();
                var receiver = Receiver.open().redirectingTo(location.formatted(inside.port()))) {
            var hook = Hook.to(receiver);
            hook.files();
            var failed = hook.until(
                    "a failure", all -> all.stream().anyMatch(one -> "redirect".equals(one.get("lastFailure"))));
            assertThat(failed.getFirst()).containsEntry("lastStatus", 307).containsEntry("state", "PENDING");
            assertThat(receiver.received()).hasSize(1);
            assertThat(inside.received()).isEmpty();
            assertThat(Wiretap.wanted(hook.host)).hasSize(1);
        }
    }
}
