package cn.hotline.channel.kiosk;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.MatterView;
import cn.hotline.channel.kiosk.print.BlankForms;
import cn.hotline.channel.kiosk.print.Paper;
import cn.hotline.channel.kiosk.print.Receipts;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.SpokenCode;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
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

/** What a kiosk prints: receipts for whoever shows the track code or was proved to have filed it, and blank forms for anybody. */
@Path("/api/kiosk/v1")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(PrintResource.PDF)
public class PrintResource {

    static final String PDF = "application/pdf";

    private final Receipts receipts;
    private final BlankForms forms;
    private final Tickets tickets;
    private final Printer printer;
    private final Callers callers;
    private final KioskRules rules;

    PrintResource(
            Receipts receipts, BlankForms forms, Tickets tickets, Printer printer, Callers callers, KioskRules rules) {
        this.receipts = receipts;
        this.forms = forms;
        this.tickets = tickets;
        this.printer = printer;
        this.callers = callers;
        this.rules = rules;
    }

    @GET
    @Path("/tickets/{number}/receipt")
    public Response receipt(@PathParam("number") String number, @Context UriInfo uri) {
        var paper = paper(uri);
        var there = callers.atKiosk();
        var caller = callers.shown(there);
        var messages = printer.messages();
        var ticket = tickets.read(TicketRequest.of(number, caller, messages));
        var slip = new Receipts.Slip(
                ticket,
                caller instanceof Caller.CodeHolder holder
                        ? SpokenCode.typed(holder.code()).spoken()
                        : null,
                rules.trackingLink().orElse("") + ticket.number(),
                printer.hall(there.device().hall()),
                printer.name(there.device()));
        return answer(receipts.print(slip, paper, messages), "receipt-" + ticket.number());
    }

    @GET
    @Path("/matters/{code}/form")
    public Response form(@PathParam("code") String code, @Context UriInfo uri) {
        var paper = paper(uri);
        var device = callers.device();
        var messages = printer.messages();
        var matter = MatterView.of(Matter.named(code), messages.isEnglish(), false);
        return answer(forms.print(matter, printer.name(device), paper, messages), "form-" + matter.code());
    }

    static Paper paper(UriInfo uri) {
        var paper = new QueryParameters(uri, Set.of("paper")).oneOf(Paper.class, "paper");
        return paper == null ? Paper.A4 : paper;
    }

    static Response answer(byte[] pdf, String name) {
        return Response.ok(pdf, PDF)
                .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
