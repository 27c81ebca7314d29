package cn.hotline.platform.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of WeChat: where its API is, and the mini-program (小程序), whose subscribe messages are the gateway {@code wechat}. */
@ConfigMapping(prefix = "hotline.gateway.wechat")
public interface WechatConfig {

    /** Of the mini-program and of the official account. */
    @WithDefault("https://api.weixin.qq.com")
    URI url();

    /** AppID; {@code test} sends nothing anywhere. */
    Optional<String> appId();

    Optional<String> appSecret();

    /** Page of the mini-program that a message opens. */
    Optional<String> page();

    /** For a call with all it needs, its token and a second try; a gateway has ten seconds. */
    @WithDefault("8s")
    Duration patience();

    /** Of the mini-program: {@code formal}, {@code trial} or {@code developer}. */
    @WithDefault("formal")
    String state();
}
