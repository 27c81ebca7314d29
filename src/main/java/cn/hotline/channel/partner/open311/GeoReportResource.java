package cn.hotline.channel.partner.open311;

import cn.hotline.platform.Language;
import cn.hotline.platform.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Open311 GeoReport v2, whole. */
@Path("/open311")
@PermitAll // the standard's key is a parameter, and knows nothing of headers
@RunOnVirtualThread
@Produces(MediaType.WILDCARD)
public class GeoReportResource {

    private final Requests requests;
    private final Open311Rules rules;
    private final Language language;
    private final Clock clock;

    GeoReportResource(Requests requests, Open311Rules rules, Language language, Clock clock) {
        this.requests = requests;
        this.rules = rules;
        this.language = language;
        this.clock = clock;
    }

    @GET
    @Path("/discovery.{format}")
    public Response discover(@PathParam("format") String format, @Context UriInfo uri) {
        return answer(format, "discovery", Wording.discovery(uri.getBaseUri(), rules.contact()));
    }

    @GET
    @Path("/v2/services.{format}")
    public Response services(@PathParam("format") String format, @Context UriInfo uri) {
        asking(uri);
        return answer(format, "services", Services.list(messages()));
    }

    @GET
    @Path("/v2/services/{service_code}.{format}")
    public Response service(
            @PathParam("service_code") String code, @PathParam("format") String format, @Context UriInfo uri) {
        asking(uri);
        var leaf = Requests.service(code, messages());
        return answer(format, "service_definition", Services.definition(leaf, messages()));
    }

    @POST
    @Path("/v2/requests.{format}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(
            @PathParam("format") String format,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            InputStream body) {
        var wanted = Format.named(format);
        asking(uri);
        return Response.status(Response.Status.CREATED)
                .type(wanted.mediaType())
                .entity(wanted.write("service_requests", requests.post(PostedForm.read(body), key, messages())))
                .build();
    }

    @GET
    @Path("/v2/requests.{format}")
    public Response requests(@PathParam("format") String format, @Context UriInfo uri) {
        return answer(format, "service_requests", requests.list(asking(uri), messages()));
    }

    @GET
    @Path("/v2/requests/{service_request_id}.{format}")
    public Response request(
            @PathParam("service_request_id") String id, @PathParam("format") String format, @Context UriInfo uri) {
        return answer(format, "service_requests", requests.one(id, asking(uri), messages()));
    }

    @GET
    @Path("/v2/tokens/{token}.{format}")
    public Response token(@PathParam("token") String token, @PathParam("format") String format, @Context UriInfo uri) {
        return answer(format, "service_requests", requests.ofToken(token, asking(uri), messages()));
    }

    /** The jurisdiction may stand in the address of any of them. */
    private Asking asking(UriInfo uri) {
        var asking = new Asking(uri.getQueryParameters(), clock);
        requests.demandJurisdiction(asking.one("jurisdiction_id"));
        return asking;
    }

    private Messages messages() {
        return language.messages();
    }

    private static Response answer(String format, String root, JsonNode tree) {
        var wanted = Format.named(format);
        return Response.ok(wanted.write(root, tree), wanted.mediaType())
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }
}
