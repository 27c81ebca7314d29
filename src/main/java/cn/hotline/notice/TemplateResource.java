package cn.hotline.notice;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words in which citizens are told things; administrators make new versions. */
@Path("/api/staff/v1/notice-templates")
@RolesAllowed({MANAGER, AUDITOR, ADMINISTRATOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TemplateResource {

    /** Several texts or several versions of one. */
    public record TemplateList(List<TemplateView> items) {}

    /** A text to be tried. */
    public record Draft(
            @NotNull NoticeEvent event,
            @NotNull @Pattern(regexp = "zh|en") String language,
            @NotBlank @Size(max = Wording.MOST) String text) {}

    private final TemplateDesk desk;
    private final Idempotency idempotency;
    private final Callers callers;

    TemplateResource(TemplateDesk desk, Idempotency idempotency, Callers callers) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.callers = callers;
    }

    @GET
    public TemplateList list() {
        return new TemplateList(desk.inForce());
    }

    @GET
    @Path("/{event}/{language}")
    public TemplateList versions(@PathParam("event") NoticeEvent event, @PathParam("language") String language) {
        return new TemplateList(desk.versions(event, language));
    }

    @POST
    @Path("/{event}/{language}")
    @RolesAllowed(ADMINISTRATOR)
    public Response make(
            @PathParam("event") NoticeEvent event,
            @PathParam("language") String language,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid TemplateInput input) {
        var by = callers.staff().client();
        var which = new NoticeTemplate.Key(event, language, 0);
        return idempotency
                .once(
                        new Once(by, key, "make-notice-template:" + event + ":" + language, input),
                        () -> new Done(201, desk.make(which, input, by), null, null))
                .response();
    }

    @POST
    @Path("/preview")
    @RolesAllowed({MANAGER, ADMINISTRATOR})
    public TemplateView.Sample preview(@NotNull @Valid Draft draft) {
        return desk.preview(draft.event(), draft.language(), draft.text());
    }
}
