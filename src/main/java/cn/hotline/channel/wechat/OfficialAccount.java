package cn.hotline.channel.wechat;

import cn.hotline.platform.Refusal;
import cn.hotline.platform.wechat.WechatApp;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What WeChat and we have agreed for the official account: who signs, what is encrypted, to whom it is addressed. */
@Singleton
final class OfficialAccount {

    private final OfficialConfig config;
    private final Clock clock;
    private final Optional<MessageCrypt> crypt;

    OfficialAccount(OfficialConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.crypt = config.aesKey().map(key -> new MessageCrypt(config.appId().orElse(""), key));
    }

    /** What WeChat puts into the address. */
    record Signed(
            @Nullable String timestamp,
            @Nullable String nonce,
            @Nullable String signature,
            @Nullable String messageSignature) {}

    /** A message whose sender is WeChat. */
    record Opened(Map<String, String> fields, boolean encrypted) {

        @Override
        public String toString() {
            return "Opened[" + encrypted + "]";
        }
    }

    Optional<WechatApp> app() {
        return config.appId().flatMap(id -> config.appSecret().map(secret -> new WechatApp(id, secret)));
    }

    /** @throws Refusal 404 without such an account, 403 for what WeChat did not sign just now */
    void prove(Signed signed) {
        var token = config.token().orElseThrow(() -> Refusal.notFound("not-found"));
        if (signed.timestamp() == null || signed.nonce() == null || signed.signature() == null) {
            throw Refusal.forbidden("wechat-signature");
        }
        if (!MessageCrypt.isSigned(signed.signature(), token, signed.timestamp(), signed.nonce())) {
            throw Refusal.forbidden("wechat-signature");
        }
        if (!isFresh(signed.timestamp())) {
            throw Refusal.forbidden("wechat-stale");
        }
    }

    /** @throws Refusal 400 for what can't be read, 403 for what is another account's, not signed, or not encrypted */
    Opened open(Signed signed, String body) {
        var fields = FlatXml.read(body);
        var encrypted = fields.get("Encrypt");
        if (encrypted == null || crypt.isEmpty()) {
            if (!config.plain()) {
                throw Refusal.forbidden("wechat-plain");
            }
            return new Opened(addressed(fields), false);
        }
        var parts = new String[] {
            config.token().orElse(""), String.valueOf(signed.timestamp()), String.valueOf(signed.nonce()), encrypted
        };
        if (signed.messageSignature() == null || !MessageCrypt.isSigned(signed.messageSignature(), parts)) {
            throw Refusal.forbidden("wechat-signature");
        }
        return new Opened(addressed(FlatXml.read(crypt.get().decrypt(encrypted))), true);
    }

    /** The answer as WeChat wants it; in the form in which it asked. */
    String answer(Incoming to, String text, boolean encrypted) {
        var now = Long.toString(clock.instant().getEpochSecond());
        var xml = "<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>%s</CreateTime>"
                        .formatted(FlatXml.cdata(to.from()), FlatXml.cdata(to.to()), now)
                + "<MsgType><![CDATA[text]]></MsgType><Content>%s</Content></xml>".formatted(FlatXml.cdata(text));
        return encrypted ? sealed(xml, now) : xml;
    }

    private String sealed(String xml, String now) {
        var encrypted = crypt.orElseThrow().encrypt(xml);
        var nonce = UUID.randomUUID().toString().substring(0, 8);
        var signature = MessageCrypt.sign(config.token().orElse(""), now, nonce, encrypted);
        return "<xml><Encrypt>%s</Encrypt><MsgSignature>%s</MsgSignature>"
                        .formatted(FlatXml.cdata(encrypted), FlatXml.cdata(signature))
                + "<TimeStamp>%s</TimeStamp><Nonce>%s</Nonce></xml>".formatted(now, FlatXml.cdata(nonce));
    }

    private Map<String, String> addressed(Map<String, String> fields) {
        if (config.account()
                .filter(own -> !own.equals(fields.get("ToUserName")))
                .isPresent()) {
            throw Refusal.forbidden("wechat-account");
        }
        return fields;
    }

    private boolean isFresh(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.abs().compareTo(config.freshness()) <= 0;
    }
}
