package cn.hotline.access;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/** An identity authority that knows us as {@code us}. */
record TestAuthority(URI address, byte[] key) implements RealNameConfig {

    @Override
    public Optional<URI> url() {
        return Optional.of(address);
    }

    @Override
    public String keyId() {
        return "us";
    }

    @Override
    public Optional<String> secret() {
        return Optional.of(Base64.getEncoder().encodeToString(key));
    }

    @Override
    public int perDay() {
        return 5;
    }
}
