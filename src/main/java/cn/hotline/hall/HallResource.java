package cn.hotline.hall;

import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Citizens find a hall. */
@Path("/api/citizen/v1/halls")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HallResource {

    /** All halls. */
    public record Halls(List<Hall.View> items) {}

    private final Language language;

    HallResource(Language language) {
        this.language = language;
    }

    @GET
    public Halls list() {
        return new Halls(Hall.views(language.messages().isEnglish()));
    }
}
