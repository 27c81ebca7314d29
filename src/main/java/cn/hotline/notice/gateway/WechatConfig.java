package cn.hotline.notice.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of the gateway {@code wechat}: subscribe messages of the mini-program (小程序订阅消息). */
@ConfigMapping(prefix = "hotline.gateway.wechat")
public interface WechatConfig {

    @WithDefault("https://api.weixin.qq.com")
    URI url();

    /** AppID; {@code test} sends nothing anywhere. */
    Optional<String> appId();

    Optional<String> appSecret();

    /** Page of the mini-program that a message opens. */
    Optional<String> page();

    /** Of the mini-program: {@code formal}, {@code trial} or {@code developer}. */
    @WithDefault("formal")
    String state();
}
