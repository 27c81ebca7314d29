package cn.hotline.hall.queue;

import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How busy a hall is at this moment, for everybody who thinks of going there. */
@Path("/api/citizen/v1/halls/{hall}/load")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class LoadResource {

    private final Loads loads;
    private final Language language;

    LoadResource(Loads loads, Language language) {
        this.loads = loads;
        this.language = language;
    }

    @GET
    public Loads.Load read(@PathParam("hall") String hall) {
        return loads.of(hall, language.messages().isEnglish());
    }
}
