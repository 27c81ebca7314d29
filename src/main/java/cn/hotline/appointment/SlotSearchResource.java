package cn.hotline.appointment;

import cn.hotline.access.Callers;
import cn.hotline.platform.RateLimits;
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
    private final Callers callers;
    private final RateLimits limits;

    SlotSearchResource(SlotSearch search, Callers callers, RateLimits limits) {
        this.search = search;
        this.callers = callers;
        this.limits = limits;
    }

    @POST
    public SlotSearch.Finding find(@NotNull @Valid SlotSearch.Wish wish) {
        limits.slotSearch(callers.address());
        return search.find(wish);
    }
}
