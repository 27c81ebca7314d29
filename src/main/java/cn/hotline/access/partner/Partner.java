package cn.hotline.access.partner;

import cn.hotline.access.Caller;
import java.util.Set;

/**
 * What holds for a client of the partner interfaces now.
 *
 * @param scopes of signed requests and API keys; a token has those of the OIDC server
 */
public record Partner(String id, boolean sandbox, Set<String> scopes, Allowance allowance, boolean enabled) {

    /** How much it may ask. */
    public record Allowance(int perMinute, int perDay) {}

    public Caller.Partner caller() {
        return new Caller.Partner(id);
    }
}
