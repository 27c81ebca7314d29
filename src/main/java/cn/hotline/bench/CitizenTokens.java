package cn.hotline.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Tokens as the service signs them itself, so that thousands of citizens need not log in by SMS first. */
public final class CitizenTokens {

    private static final int HOUR = 3600;

    private final PrivateKey key;

    /** @param key as the service's settings have it */
    public CitizenTokens(String key) throws GeneralSecurityException {
        var bytes = Base64.getDecoder().decode(key.replaceFirst("^demo-", ""));
        this.key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    List<String> many(int count) throws GeneralSecurityException {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            tokens.add(token(UUID.randomUUID()));
        }
        return tokens;
    }

    /** For an hour. */
    public String token(UUID citizen) throws GeneralSecurityException {
        long now = Clock.systemUTC().millis() / 1000;
        var unsigned = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + base64("""
                {"iss":"hotline-12345","aud":"citizen","sub":"%s","groups":["citizen"],"iat":%d,"exp":%d,"jti":"%s"}""".formatted(citizen, now, now + HOUR, UUID.randomUUID()));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
