package cn.hotline.appointment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Anybody looks for a time to come; where they are, if they say it, is in the body only. */
@Path("/api/citizen/v1/slot-searches")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SlotSearchResource {

    private final SlotSearch search;

    SlotSearchResource(SlotSearch search) {
        this.search = search;
    }

    @POST
    public SlotSearch.Finding find(@NotNull @Valid SlotSearch.Wish wish) {
        return search.find(wish);
    }
}
