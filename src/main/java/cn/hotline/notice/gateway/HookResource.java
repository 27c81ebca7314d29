package cn.hotline.notice.gateway;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where providers push delivery reports and citizens' replies (状态报告、上行短信); what is acknowledged is kept. */
@Path("/hooks/sms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll // the clouds sign nothing: the address is the secret
final class HookResource {

    /** What is shorter counts as not set. */
    static final int SHORTEST = 24;

    private static final String BEARER = "Bearer ";

    private final AlibabaConfig alibaba;
    private final TencentConfig tencent;
    private final HttpConfig http;
    private final Push push;
    private final Pushed forms;

    HookResource(AlibabaConfig alibaba, TencentConfig tencent, HttpConfig http, Push push, Pushed forms) {
        this.alibaba = alibaba;
        this.tencent = tencent;
        this.http = http;
        this.push = push;
        this.forms = forms;
    }

    /** As Alibaba wants to be answered. */
    record AlibabaAnswer(int code, String msg) {
        static final AlibabaAnswer OK = new AlibabaAnswer(0, "成功");
    }

    /** As Tencent wants to be answered. */
    record TencentAnswer(int result, String errmsg) {
        static final TencentAnswer OK = new TencentAnswer(0, "OK");
    }

    /** As the city's own service is answered. */
    record HttpAnswer(boolean kept) {
        static final HttpAnswer OK = new HttpAnswer(true);
    }

    @POST
    @Path("/alibaba/{secret}/reports")
    public AlibabaAnswer takeAlibabaReports(@PathParam("secret") String secret, @Nullable JsonNode pushed) {
        prove(alibaba.hookSecret(), secret);
        push.receipts(AlibabaGateway.NAME, pushed, forms::alibabaReport);
        return AlibabaAnswer.OK;
    }

    @POST
    @Path("/alibaba/{secret}/replies")
    public AlibabaAnswer takeAlibabaReplies(@PathParam("secret") String secret, @Nullable JsonNode pushed) {
        prove(alibaba.hookSecret(), secret);
        push.replies(AlibabaGateway.NAME, pushed, forms::alibabaReply);
        return AlibabaAnswer.OK;
    }

    @POST
    @Path("/tencent/{secret}/reports")
    public TencentAnswer takeTencentReports(@PathParam("secret") String secret, @Nullable JsonNode pushed) {
        prove(tencent.hookSecret(), secret);
        push.receipts(TencentGateway.NAME, pushed, forms::tencentReport);
        return TencentAnswer.OK;
    }

    @POST
    @Path("/tencent/{secret}/replies")
    public TencentAnswer takeTencentReplies(@PathParam("secret") String secret, @Nullable JsonNode pushed) {
        prove(tencent.hookSecret(), secret);
        push.replies(TencentGateway.NAME, pushed, forms::tencentReply);
        return TencentAnswer.OK;
    }

    @POST
    @Path("/http/reports")
    public HttpAnswer takeReports(
            @HeaderParam("Authorization") @Nullable String authorization, @Nullable JsonNode pushed) {
        proveBearer(authorization);
        push.receipts(HttpGateway.NAME, pushed, forms::httpReport);
        return HttpAnswer.OK;
    }

    @POST
    @Path("/http/replies")
    public HttpAnswer takeReplies(
            @HeaderParam("Authorization") @Nullable String authorization, @Nullable JsonNode pushed) {
        proveBearer(authorization);
        push.replies(HttpGateway.NAME, pushed, forms::httpReply);
        return HttpAnswer.OK;
    }

    private static void prove(Optional<String> secret, String said) {
        if (!isSame(secret, said)) {
            throw Refusal.notFound("not-found");
        }
    }

    private void proveBearer(@Nullable String authorization) {
        if (http.hookSecret().isEmpty()) {
            throw Refusal.notFound("not-found");
        }
        if (authorization == null
                || !authorization.startsWith(BEARER)
                || !isSame(http.hookSecret(), authorization.substring(BEARER.length()))) {
            throw new Refusal(ProblemType.UNAUTHENTICATED, "unauthenticated");
        }
    }

    private static boolean isSame(Optional<String> secret, String said) {
        return secret.filter(right -> right.length() >= SHORTEST)
                .map(right -> right.getBytes(StandardCharsets.UTF_8))
                .filter(right -> Vault.same(right, said.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }
}
