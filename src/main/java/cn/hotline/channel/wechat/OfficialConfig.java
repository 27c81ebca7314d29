package cn.hotline.channel.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the official account (公众号). */
@ConfigMapping(prefix = "hotline.wechat.official")
public interface OfficialConfig {

    Optional<String> appId();

    Optional<String> appSecret();

    /** Token of the server configuration; without it there is no such door. */
    Optional<String> token();

    /** EncodingAESKey, 43 characters. */
    Optional<String> aesKey();

    /** The account's own id (原始ID, gh_…); what is addressed to another is refused. */
    Optional<String> account();

    /** Whether messages are taken that are not encrypted (明文模式). */
    @WithDefault("false")
    boolean plain();

    /** How old a request may be. */
    @WithDefault("5m")
    Duration freshness();

    /** After this the answer goes by the customer-service interface; WeChat waits five seconds. */
    @WithDefault("4s")
    Duration answerWithin();

    /** How long what a message is about may be looked for; after that its writer is asked. */
    @WithDefault("3500ms")
    Duration guessWithin();

    /** As sure as this must a guess be, for the writer to be asked whether it is right. */
    @WithDefault("0.5")
    double guessConfidence();

    /** After so long a silence a new matter begins; an open one is kept as a draft. */
    @WithDefault("48h")
    Duration silence();

    /** How long messages are kept after they were answered; what became of them stays in drafts and tickets. */
    @WithDefault("30d")
    Duration wordsKept();

    /** How often what was left undone is looked for; {@code off} for never. */
    @WithDefault("15s")
    String sweep();
}
