package cn.hotline.channel.kiosk;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.channel.kiosk.print.NumberSlips;
import cn.hotline.hall.queue.Holders;
import cn.hotline.hall.queue.Slips;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The slip of a number, for whoever shows its code or is on a visit and took it. */
@Path("/api/kiosk/v1/numbers/{id}/slip")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(PrintResource.PDF)
public class SlipResource {

    private final NumberSlips paper;
    private final Slips slips;
    private final Printer printer;
    private final Callers callers;
    private final KioskRules rules;

    SlipResource(NumberSlips paper, Slips slips, Printer printer, Callers callers, KioskRules rules) {
        this.paper = paper;
        this.slips = slips;
        this.printer = printer;
        this.callers = callers;
        this.rules = rules;
    }

    @GET
    public Response print(
            @PathParam("id") UUID id, @HeaderParam("Queue-Code") @Nullable String code, @Context UriInfo uri) {
        var format = PrintResource.paper(uri);
        var there = callers.atKiosk();
        var messages = printer.messages();
        var slip = slips.of(id, new Holders.Shown(there.caller(), code, callers.address()), messages.isEnglish());
        var told = new NumberSlips.Told(
                slip,
                link(slip),
                rules.numberLink().isPresent(),
                printer.hall(slip.hall()),
                printer.name(there.device()));
        return PrintResource.answer(paper.print(told, format, messages), "number-" + slip.number());
    }

    /** What stands behind # is never sent to any server. */
    private String link(Slips.Slip slip) {
        return rules.numberLink()
                .map(link -> link + slip.id() + (slip.code() == null ? "" : "#" + slip.code()))
                .orElse(slip.id().toString());
    }
}
