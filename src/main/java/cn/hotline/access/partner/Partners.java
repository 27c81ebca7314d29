package cn.hotline.access.partner;

import cn.hotline.access.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What holds for which client. Whoever is not registered goes by the default limits, since a client of the OIDC server has been let in
 * there; a node goes by what it read for a few seconds.
 */
@ApplicationScoped
public class Partners {

    private static final int MOST_REMEMBERED = 10_000;

    private final PartnerRules rules;
    private final Cache<String, Partner> remembered;

    Partners(PartnerRules rules) {
        this.rules = rules;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(rules.remembered())
                .build();
    }

    public Partner named(String id) {
        var known = remembered.getIfPresent(id);
        if (known != null) {
            return known;
        }
        // Within the caller's transaction, if there is one: a second connection for one request could be one too many
        // for all.
        var read = QuarkusTransaction.joiningExisting()
                .call(() -> PartnerClient.named(id).map(PartnerClient::partner))
                .orElseGet(() -> new Partner(
                        id,
                        false,
                        Set.of(),
                        new Partner.Allowance(rules.requestsPerMinute(), rules.requestsPerDay()),
                        true));
        remembered.put(id, read);
        return read;
    }

    /** Whether nothing of what this client does may reach anybody. */
    public boolean isSandbox(Caller caller) {
        return caller instanceof Caller.Partner partner && named(partner.id()).sandbox();
    }

    void forget(String id) {
        remembered.invalidate(id);
    }
}
