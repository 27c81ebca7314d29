package cn.hotline.notice.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of the gateway {@code alibaba}: Alibaba Cloud SMS (阿里云短信服务). */
@ConfigMapping(prefix = "hotline.gateway.alibaba")
public interface AlibabaConfig {

    @WithDefault("https://dysmsapi.aliyuncs.com")
    URI url();

    /** AccessKey ID; {@code test} sends nothing anywhere. */
    Optional<String> keyId();

    Optional<String> keySecret();

    /** The signature (签名) as it was approved, without 【】. */
    @WithDefault("12345热线")
    String sign();

    /** Part of the address to which reports and replies are pushed. */
    Optional<String> hookSecret();
}
