package cn.hotline.access.partner;

import cn.hotline.access.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a client of the partner interfaces now.
 *
 * @param scopes of signed requests and API keys; a token has those of the OIDC server
 * @param jurisdiction whose matters it brings, where it is one of several
 */
public record Partner(
        String id,
        boolean sandbox,
        Set<String> scopes,
        Allowance allowance,
        @Nullable String jurisdiction,
        boolean enabled) {

    /** How much it may ask. */
    public record Allowance(int perMinute, int perDay) {}

    public Caller.Partner caller() {
        return new Caller.Partner(id);
    }
}
