package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import cn.hotline.support.WechatHook;
import java.util.Base64;
import java.util.Random;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Held against WxJava's. */
class MessageCryptTest {

    private final MessageCrypt ours = new MessageCrypt(WechatHook.APP, WechatHook.AES_KEY);
    private final WxCryptUtil theirs = new WxCryptUtil(WechatHook.TOKEN, WechatHook.AES_KEY, WechatHook.APP);

    @Property(tries = 300)
    void eachReadsWhatTheOtherWrites(@ForAll String any) {
        var text = any.replaceAll("[\\ud800-\\udfff]", "") + "您好😀";
        assertThat(theirs.decrypt(ours.encrypt(text))).isEqualTo(text);
        assertThat(ours.decrypt(theirs.encrypt("0123456789abcdef", text))).isEqualTo(text);
    }

    @Test
    void bothSignAlike() {
        assertThat(MessageCrypt.sign("token", "1700000000", "nonce", "密文"))
                .isEqualTo(SHA1.gen("token", "1700000000", "nonce", "密文"));
        assertThat(MessageCrypt.isSigned(SHA1.gen("b", "a"), "a", "b")).isTrue();
        assertThat(MessageCrypt.isSigned("", "a", "b")).isFalse();
    }

    @Test
    void anotherAccountsIsRefused() {
        var foreign = new WxCryptUtil("t", WechatHook.AES_KEY, "wx-other").encrypt("0123456789abcdef", "x");
        assertThatThrownBy(() -> ours.decrypt(foreign))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("wechat-account");
    }

    @Test
    void whatWasSpoiltIsRefusedAndNeverBreaks() {
        var random = new Random(7);
        var whole = Base64.getDecoder().decode(ours.encrypt("路灯不亮".repeat(20)));
        for (int i = 0; i < 2000; i++) {
            var spoilt = whole.clone();
            spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                ours.decrypt(Base64.getEncoder().encodeToString(spoilt));
            } catch (Refusal refusal) {
                // as it should be; where only words were spoilt, the signature tells
            }
        }
        for (var text : new String[] {"", "!", "AAAA", Base64.getEncoder().encodeToString(new byte[32])}) {
            assertThatThrownBy(() -> ours.decrypt(text)).isInstanceOf(Refusal.class);
        }
    }
}
