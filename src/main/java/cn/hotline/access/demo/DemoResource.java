package cn.hotline.access.demo;

import cn.hotline.access.OwnTokens;
import cn.hotline.platform.DemoMode;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Tokens for the demo accounts, and the yardstick of the benchmark. */
@Path("/demo/v1")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DemoResource {

    private static final Duration LIFESPAN = Duration.ofHours(1);

    /** An OAuth 2 token answer. */
    public record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {}

    /** An OAuth 2 token request. */
    public static final class TokenRequest {
        @RestForm("grant_type")
        @Nullable
        String grantType;

        @RestForm
        @Nullable
        String username;

        @RestForm
        @Nullable
        String password;

        @RestForm("client_id")
        @Nullable
        String clientId;

        @RestForm("client_secret")
        @Nullable
        String clientSecret;
    }

    private final DemoMode mode;
    private final DemoAccounts accounts;
    private final OwnTokens tokens;

    DemoResource(DemoMode mode, DemoAccounts accounts, OwnTokens tokens) {
        this.mode = mode;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Token token(TokenRequest request) {
        mode.require();
        var signed = "client_credentials".equals(request.grantType) ? partner(request) : staff(request);
        return new Token(signed, "Bearer", LIFESPAN.toSeconds());
    }

    /** An answer without anything: the yardstick of the benchmark. */
    @GET
    @Path("/empty")
    public void empty() {
        mode.require();
    }

    private String staff(TokenRequest request) {
        var account = accounts.account(request.username, request.password).orElseThrow(DemoResource::unknown);
        var claims = Map.of("unit", account.unit(), "regions", account.regions(), "cleared", account.cleared());
        return tokens.sign("staff", account.username(), Set.copyOf(account.roles()), claims, LIFESPAN);
    }

    private String partner(TokenRequest request) {
        var client = accounts.client(request.clientId, request.clientSecret).orElseThrow(DemoResource::unknown);
        var claims = Map.of("client_id", client.clientId(), "scope", String.join(" ", client.scopes()));
        return tokens.sign("partner", client.clientId(), Set.of(), claims, LIFESPAN);
    }

    private static Refusal unknown() {
        return new Refusal(ProblemType.UNAUTHENTICATED, "demo-account-unknown");
    }
}
