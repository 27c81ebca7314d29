package cn.hotline.channel.kiosk;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Devices;
import cn.hotline.access.Role;
import cn.hotline.channel.kiosk.receipt.Paper;
import cn.hotline.channel.kiosk.receipt.Receipts;
import cn.hotline.hall.Hall;
import cn.hotline.platform.Language;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.TrackCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** A kiosk prints a receipt for whoever shows the ticket's track code, or was proved to be the one who filed it. */
@Path("/api/kiosk/v1/tickets/{number}/receipt")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(ReceiptResource.PDF)
public class ReceiptResource {

    static final String PDF = "application/pdf";

    private final Receipts receipts;
    private final Tickets tickets;
    private final Devices devices;
    private final Callers callers;
    private final Language language;
    private final KioskRules rules;

    ReceiptResource(
            Receipts receipts, Tickets tickets, Devices devices, Callers callers, Language language, KioskRules rules) {
        this.receipts = receipts;
        this.tickets = tickets;
        this.devices = devices;
        this.callers = callers;
        this.language = language;
        this.rules = rules;
    }

    @GET
    public Response print(@PathParam("number") String number, @Context UriInfo uri) {
        var paper = new QueryParameters(uri, Set.of("paper")).oneOf(Paper.class, "paper");
        var there = callers.atKiosk();
        var caller = callers.shown(there);
        var messages = language.messages();
        var ticket = tickets.read(TicketRequest.of(number, caller, messages));
        var slip = new Receipts.Slip(
                ticket,
                caller instanceof Caller.CodeHolder holder
                        ? TrackCode.typed(holder.code()).spoken()
                        : null,
                rules.trackingLink().orElse("") + ticket.number(),
                Hall.named(there.device().hall(), messages.isEnglish())
                        .map(Hall.View::name)
                        .orElse(there.device().hall()),
                devices.name(there.device()));
        return Response.ok(receipts.pdf(slip, paper == null ? Paper.A4 : paper, messages), PDF)
                .header("Content-Disposition", "inline; filename=\"receipt-" + ticket.number() + ".pdf\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
