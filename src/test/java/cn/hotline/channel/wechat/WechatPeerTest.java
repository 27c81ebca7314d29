package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Postgres;
import cn.hotline.support.WechatHook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages encrypted and written by an implementation that shares no line with ours; our answers read by it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WechatPeerTest {

    private final String openId = "o-" + UUID.randomUUID();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        WechatPeer.installed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "aes"})
    void aMatterIsToldAndFiled(String mode) {
        try (var peer = new WechatPeer()) {
            said(peer, mode, "文化路23号路灯]]>不亮 & <两周>了😀");
            said(peer, mode, "2");
            assertThat(said(peer, mode, "0")).contains("联系电话");
            var summary = said(peer, mode, "匿名");
            assertThat(summary).contains("文化路23号路灯]]>不亮 & <两周>了😀").contains("回复 1 提交");
            assertThat(WechatHook.number(said(peer, mode, "1"))).hasSize(14);
        }
    }

    @Test
    void whatIsMeantForAnotherAccountIsRefused() {
        try (var peer = new WechatPeer()) {
            peer.sends(message("路灯不亮"), "aes", "wx-of-somebody-else").then().statusCode(403);
        }
    }

    private String said(WechatPeer peer, String mode, String text) {
        var answer = peer.sends(message(text), mode, "");
        answer.then().statusCode(200);
        var read = peer.reads(answer);
        boolean encrypted = mode.equals("aes");
        assertThat(read.path("encrypted").asBoolean()).isEqualTo(encrypted);
        assertThat(read.path("signed").asBoolean()).isEqualTo(encrypted);
        assertThat(read.path("app").asText()).isEqualTo(encrypted ? WechatHook.APP : "");
        var message = read.path("message");
        assertThat(message.path("ToUserName").asText()).isEqualTo(openId);
        assertThat(message.path("FromUserName").asText()).isEqualTo("gh_hotline");
        assertThat(message.path("MsgType").asText()).isEqualTo("text");
        return message.path("Content").asText();
    }

    private Map<String, String> message(String text) {
        var message = new LinkedHashMap<String, String>();
        message.put("ToUserName", "gh_hotline");
        message.put("FromUserName", openId);
        message.put("CreateTime", "1348831860");
        message.put("MsgType", "text");
        message.put("Content", text);
        message.put("MsgId", Long.toString(WechatHook.id()));
        return message;
    }
}
