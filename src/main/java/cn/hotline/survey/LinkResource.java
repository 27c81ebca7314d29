package cn.hotline.survey;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The page of a survey, by the link of its invitation. Scanners open links: only the form that is sent answers. */
@Path("/s/{token}")
@PermitAll
@RunOnVirtualThread
@Produces("text/html;charset=UTF-8")
public class LinkResource {

    private final LinkAnswers surveys;
    private final Callers callers;
    private final Language language;

    LinkResource(LinkAnswers surveys, Callers callers, Language language) {
        this.surveys = surveys;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public Response show(@PathParam("token") String token) {
        return secured(surveys.show(from(token)), token);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("token") String token,
            @RestForm @Nullable String service,
            @RestForm @Nullable String handling,
            @RestForm @Nullable String reason) {
        return secured(surveys.answer(from(token), LinkForm.of(service, handling, reason)), token);
    }

    private LinkAnswers.From from(String token) {
        return new LinkAnswers.From(token, callers.address(), language.messages());
    }

    private static Response secured(LinkAnswers.Shown shown, String token) {
        var response = shown.status() == LinkAnswers.Shown.SEE_OTHER.status()
                ? Response.seeOther(URI.create("/s/" + token))
                : Response.status(shown.status()).entity(shown.html());
        return response.header("Content-Security-Policy", LinkPage.POLICY)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Vary", "Accept-Language")
                .build();
    }
}
