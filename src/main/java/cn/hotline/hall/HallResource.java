package cn.hotline.hall;

import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Citizens find a hall, and what to bring to it. */
@Path("/api/citizen/v1/halls")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HallResource {

    /** All halls. */
    public record Halls(List<HallDirectory.Card> items) {}

    private final HallDirectory directory;
    private final Guides guides;
    private final Language language;

    HallResource(HallDirectory directory, Guides guides, Language language) {
        this.directory = directory;
        this.guides = guides;
        this.language = language;
    }

    @GET
    public Halls list() {
        return new Halls(directory.all(language.messages().isEnglish()));
    }

    @GET
    @Path("/{hall}")
    public HallDirectory.Detail one(@PathParam("hall") String hall) {
        return directory.one(hall, language.messages().isEnglish());
    }

    @GET
    @Path("/{hall}/services/{service}/guide")
    public Guides.View guide(@PathParam("hall") String hall, @PathParam("service") String service) {
        return guides.of(hall, service, language.messages().isEnglish());
    }

    @POST
    @Path("/{hall}/services/{service}/precheck")
    public Guides.Checked check(
            @PathParam("hall") String hall, @PathParam("service") String service, @NotNull @Valid Guides.AtHand input) {
        return guides.check(hall, service, input, language.messages());
    }
}
