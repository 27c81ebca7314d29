package cn.hotline.appointment;

import cn.hotline.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same at a kiosk. */
@Path("/api/kiosk/v1/slot-searches")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskSlotSearchResource {

    private final SlotSearch search;

    KioskSlotSearchResource(SlotSearch search) {
        this.search = search;
    }

    @POST
    public SlotSearch.Finding find(@NotNull @Valid SlotSearch.Wish wish) {
        return search.find(wish);
    }
}
