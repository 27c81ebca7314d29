package cn.hotline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of real-name binding (实名认证) by the city's identity authority. */
@ConfigMapping(prefix = "hotline.real-name")
public interface RealNameConfig {

    /** Of the authority; without it binding is not offered. */
    Optional<URI> url();

    /** Under which the authority knows our key. */
    @WithDefault("hotline")
    String keyId();

    /** Requests are signed with it (RFC 9421, hmac-sha256); Base64. */
    Optional<String> secret();

    /** Tries a day of one person. */
    @WithDefault("5")
    int perDay();
}
