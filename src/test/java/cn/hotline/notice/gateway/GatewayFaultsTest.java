package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayFaultsTest {

    @Test
    void nothingSetIsNothingWrong() {
        assertThat(GatewayFaults.of(name -> "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "alibaba.url, sms.example.cn, HOTLINE_GATEWAY_ALIBABA_URL is malformed: it must be a URL",
        "alibaba.hook-secret, too-short, HOTLINE_GATEWAY_ALIBABA_HOOK_SECRET is malformed: it must be at least 24",
        "alibaba.key-id, LTAI, HOTLINE_GATEWAY_ALIBABA_KEY_SECRET is not set",
        "wechat.app-secret, s, HOTLINE_GATEWAY_WECHAT_APP_ID is not set",
        "wechat.state, final, 'HOTLINE_GATEWAY_WECHAT_STATE is malformed: it must be one of formal, trial, developer'",
        "smpp.port, 70000, HOTLINE_GATEWAY_SMPP_PORT is malformed: it must be a number from 1 to 65535",
        "smpp.window, many, HOTLINE_GATEWAY_SMPP_WINDOW is malformed: it must be a number from 1 to 1000",
        "smpp.long-text, split, 'HOTLINE_GATEWAY_SMPP_LONG_TEXT is malformed: it must be one of udh, sar, payload'",
        "smpp.answer-wait, soon, HOTLINE_GATEWAY_SMPP_ANSWER_WAIT is malformed: it must be a duration",
        "smpp.answer-wait, 10s, HOTLINE_GATEWAY_SMPP_ANSWER_WAIT is malformed: it must be a duration"
    })
    void aFaultIsOneLineThatNamesTheVariableAndNotItsValue(String name, String value, String said) {
        assertThat(GatewayFaults.of(
                        setting -> Map.of("hotline.gateway." + name, value).getOrDefault(setting, "")))
                .singleElement()
                .asString()
                .startsWith(said);
    }

    @Test
    void aGatewayHalfSetSaysAllThatItLacks() {
        assertThat(GatewayFaults.of(name -> name.equals("hotline.gateway.tencent.secret-id") ? "AKID" : ""))
                .hasSize(2)
                .allMatch(fault -> !fault.contains("AKID"));
    }

    @Test
    void theTestKeyNeedsNothingBesideIt() {
        assertThat(GatewayFaults.of(name -> name.endsWith("-id") ? "test" : "")).isEmpty();
    }
}
