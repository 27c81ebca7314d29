package cn.hotline.notice.demo;

import cn.hotline.access.Phone;
import cn.hotline.platform.DemoMode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A look into the local outbox, and answers as the citizen. */
@Path("/demo/v1")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OutboxResource {

    /** Whose messages to show. */
    public record OutboxRequest(
            @NotNull @Size(min = 5, max = 20) String phone) {}

    /** Newest first. */
    public record Outbox(List<LocalOutbox.Message> items) {}

    /** What the citizen writes back. */
    public record Reply(
            @NotNull @Size(min = 5, max = 20) String phone,
            @NotBlank @Size(max = 500) String text,
            @Nullable @Pattern(regexp = "[0-9]{5,24}") String to) {}

    private final DemoMode mode;
    private final LocalOutbox outbox;
    private final LocalReplies replies;

    OutboxResource(DemoMode mode, LocalOutbox outbox, LocalReplies replies) {
        this.mode = mode;
        this.outbox = outbox;
        this.replies = replies;
    }

    @POST
    @Path("/outbox")
    public Outbox outbox(@NotNull @Valid OutboxRequest request) {
        mode.require();
        return new Outbox(outbox.to(Phone.parse("phone", request.phone())));
    }

    @POST
    @Path("/sms-replies")
    public void reply(@NotNull @Valid Reply reply) {
        mode.require();
        replies.reply(Phone.parse("phone", reply.phone()), reply.to(), reply.text());
    }
}
