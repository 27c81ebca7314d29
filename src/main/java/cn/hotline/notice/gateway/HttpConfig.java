package cn.hotline.notice.gateway;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Settings of the gateway {@code http}: the city's own SMS service. */
@ConfigMapping(prefix = "hotline.gateway.http")
public interface HttpConfig {

    Optional<URI> url();

    /** Bearer token for it; {@code test} sends nothing anywhere. */
    Optional<String> token();

    /** Bearer token with which it brings back receipts and replies. */
    Optional<String> hookSecret();
}
