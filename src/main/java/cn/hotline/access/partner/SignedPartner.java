package cn.hotline.access.partner;

import java.security.Principal;

/** A partner that signs its requests. */
public record SignedPartner(String client) implements Principal {

    @Override
    public String getName() {
        return client;
    }
}
