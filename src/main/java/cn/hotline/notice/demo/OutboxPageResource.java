package cn.hotline.notice.demo;

import cn.hotline.access.Phone;
import cn.hotline.platform.DemoMode;
import cn.hotline.platform.Language;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The local outbox for people: a page that shows a phone's messages and takes its answers; numbers stay out of addresses. */
@Path("/demo/v1/outbox-page")
@PermitAll
@RunOnVirtualThread
@Produces("text/html;charset=UTF-8")
public class OutboxPageResource {

    private static final int MAX_PHONE = 20;
    private static final int MAX_TEXT = 500;

    /** What a form of the page says. */
    public static final class Entry {
        @RestForm
        @Nullable
        String phone;

        @RestForm
        @Nullable
        String text;

        @RestForm
        @Nullable
        String to;
    }

    private final DemoMode mode;
    private final LocalOutbox outbox;
    private final LocalReplies replies;
    private final Language language;
    private final Clock clock;

    OutboxPageResource(DemoMode mode, LocalOutbox outbox, LocalReplies replies, Language language, Clock clock) {
        this.mode = mode;
        this.outbox = outbox;
        this.replies = replies;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public Response empty() {
        mode.require();
        return page("", List.of(), "");
    }

    /** Shows the messages of a phone, after its answer was taken if it has written one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(Entry entry) {
        mode.require();
        var typed = entry.phone == null ? "" : entry.phone.strip();
        try {
            var phone = Phone.parse("phone", typed.substring(0, Math.min(typed.length(), MAX_PHONE)));
            boolean answered = reply(phone, entry);
            var note = answered ? language.messages().text("outbox-answered") : "";
            return page(phone.national(), outbox.to(phone), note);
        } catch (Refusal noPhone) {
            return page("", List.of(), language.messages().text("phone"));
        }
    }

    private boolean reply(Phone phone, Entry entry) {
        if (entry.text == null || entry.text.isBlank()) {
            return false;
        }
        var to = entry.to != null && entry.to.matches("[0-9]{5,24}") ? entry.to : null;
        replies.reply(phone, to, entry.text.substring(0, Math.min(entry.text.length(), MAX_TEXT)));
        return true;
    }

    private Response page(String phone, List<LocalOutbox.Message> messages, String note) {
        return Response.ok(new OutboxPage(language.messages(), clock.getZone()).html(phone, messages, note))
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .build();
    }
}
