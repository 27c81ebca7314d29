package cn.hotline.access.partner;

import cn.hotline.platform.CheckedJson;
import cn.hotline.platform.signing.HttpSignatures;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Holds the body of a signed request against what was signed, before anybody reads it. */
@Provider
public class SignedBody implements ReaderInterceptor {

    /** A table of tickets is the largest body there is for partners. */
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    @Inject
    RoutingContext routing;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        HttpSignatures.Signed signed = routing.get(SignedMechanism.SIGNED);
        if (signed != null) {
            var body = CheckedJson.bytes(context.getInputStream(), MAX_BYTES);
            HttpSignatures.demandBody(signed, body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
