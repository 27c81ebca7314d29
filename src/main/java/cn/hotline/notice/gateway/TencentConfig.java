package cn.hotline.notice.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of the gateway {@code tencent}: Tencent Cloud SMS (腾讯云短信). */
@ConfigMapping(prefix = "hotline.gateway.tencent")
public interface TencentConfig {

    @WithDefault("https://sms.tencentcloudapi.com")
    URI url();

    @WithDefault("ap-guangzhou")
    String region();

    /** SecretId; {@code test} sends nothing anywhere. */
    Optional<String> secretId();

    Optional<String> secretKey();

    /** SmsSdkAppId. */
    Optional<String> appId();

    /** The signature (签名) as it was approved, without 【】. */
    @WithDefault("12345热线")
    String sign();

    /** Part of the address to which reports and replies are pushed. */
    Optional<String> hookSecret();
}
