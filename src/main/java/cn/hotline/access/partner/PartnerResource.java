package cn.hotline.access.partner;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Administrators register partners (合作方), say what they may, and make and retire their keys. */
@Path("/api/staff/v1/partners")
@RolesAllowed(Role.Names.ADMINISTRATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PartnerResource {

    private static final String HOME = "/api/staff/v1/partners/";
    private static final int OVERLAP_HOURS = 24;

    /** What holds for a partner from now on. */
    public record TermsInput(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Size(max = 20) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9.-]{0,39}") String> scopes,
            @NotNull @Min(1) @Max(100_000) Integer perMinute,
            @NotNull @Min(1) @Max(100_000_000) Integer dailyQuota,
            @NotNull Boolean enabled) {

        PartnerClient.Terms terms() {
            return new PartnerClient.Terms(name.strip(), scopes, perMinute, dailyQuota, enabled);
        }
    }

    /** A new partner; id and kind stay as they are. */
    public record Registration(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
            String id,

            @NotNull PartnerClient.Kind kind,
            @NotNull @Valid TermsInput terms) {}

    /** A new key. */
    public record KeyInput(@NotNull PartnerKey.Kind kind) {}

    /** How long a key still counts. */
    public record Retirement(@Nullable @Min(0) @Max(720) Integer overlapHours) {
        Duration overlap() {
            return Duration.ofHours(overlapHours == null ? OVERLAP_HOURS : overlapHours);
        }
    }

    /** All of them. */
    public record Listing(List<PartnerClient.View> items) {}

    private final PartnerDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    PartnerResource(PartnerDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @POST
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Registration registration) {
        var by = callers.staff().client();
        return idempotency
                .once(new Once(by, key, "register-partner", registration), () -> {
                    var terms = registration.terms().terms();
                    return Done.created(
                            desk.register(registration.id(), registration.kind(), terms, by), HOME + registration.id());
                })
                .response();
    }

    @GET
    public Listing list() {
        return new Listing(PartnerClient.views());
    }

    @GET
    @Path("/{id}")
    public PartnerDesk.Whole read(@PathParam("id") String id) {
        return desk.read(id);
    }

    @PUT
    @Path("/{id}")
    public PartnerClient.View change(@PathParam("id") String id, @NotNull @Valid TermsInput input) {
        var changed = desk.change(id, input.terms(), callers.staff().client());
        desk.forget(id);
        return changed;
    }

    @POST
    @Path("/{id}/keys")
    public Response issue(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid KeyInput input) {
        var by = callers.staff().client();
        return idempotency
                .once(
                        new Once(by, key, "issue-partner-key:" + id, input),
                        () -> new Done(201, desk.issue(id, input.kind(), by), null, null))
                .response();
    }

    @POST
    @Path("/{id}/keys/{keyId}/retirement")
    public PartnerKey.View retire(
            @PathParam("id") String id, @PathParam("keyId") String keyId, @NotNull @Valid Retirement retirement) {
        var retired = desk.retire(id, keyId, retirement.overlap());
        desk.forgetKey(keyId);
        return retired;
    }
}
