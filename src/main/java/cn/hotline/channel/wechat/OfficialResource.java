package cn.hotline.channel.wechat;

import cn.hotline.channel.wechat.OfficialAccount.Signed;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where WeChat brings what people say to the official account; what is acknowledged is kept. */
@Path("/hooks/wechat/official")
@PermitAll // WeChat signs
@RunOnVirtualThread
public final class OfficialResource {

    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_ECHO = 200;

    private final OfficialAccount account;
    private final OfficialDesk desk;

    OfficialResource(OfficialAccount account, OfficialDesk desk) {
        this.account = account;
        this.desk = desk;
    }

    @GET
    @Produces("text/plain;charset=UTF-8")
    public String verify(
            @QueryParam("signature") @Nullable String signature,
            @QueryParam("timestamp") @Nullable String timestamp,
            @QueryParam("nonce") @Nullable String nonce,
            @QueryParam("echostr") @Nullable String echo) {
        account.prove(new Signed(timestamp, nonce, signature, null));
        if (echo == null || !echo.matches("[\\w+/=-]{1," + MAX_ECHO + "}")) {
            throw FlatXml.malformed();
        }
        return echo;
    }

    @POST
    @Consumes({MediaType.TEXT_XML, MediaType.APPLICATION_XML})
    @Produces("text/xml;charset=UTF-8")
    public String take(
            @QueryParam("signature") @Nullable String signature,
            @QueryParam("timestamp") @Nullable String timestamp,
            @QueryParam("nonce") @Nullable String nonce,
            @QueryParam("msg_signature") @Nullable String messageSignature,
            InputStream body) {
        var signed = new Signed(timestamp, nonce, signature, messageSignature);
        account.prove(signed);
        var opened = account.open(signed, text(body));
        var incoming = Incoming.of(opened.fields());
        return desk.answer(incoming, signed)
                .map(answer -> account.answer(incoming, answer, opened.encrypted()))
                .orElse("success");
    }

    private static String text(InputStream body) {
        try {
            var bytes = body.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw new Refusal(ProblemType.TOO_LARGE, "too-large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
