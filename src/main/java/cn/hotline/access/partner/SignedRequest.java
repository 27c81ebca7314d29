package cn.hotline.access.partner;

import cn.hotline.platform.signing.HttpSignatures.Signed;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request that claims to be signed by a partner's key. */
final class SignedRequest extends BaseAuthenticationRequest {

    private final Signed signed;

    SignedRequest(Signed signed) {
        this.signed = signed;
    }

    Signed signed() {
        return signed;
    }
}
