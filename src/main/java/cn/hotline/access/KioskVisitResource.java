package cn.hotline.access;

import cn.hotline.access.Visits.Guest;
import cn.hotline.access.Visits.Kind;
import cn.hotline.platform.Language;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Somebody comes to a kiosk, says who they are or not, and goes. */
@Path("/api/kiosk/v1")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskVisitResource {

    /** Whom to send a code. */
    public record CodeRequest(
            @NotNull @Size(min = 5, max = 20) String phone) {

        @Override
        public String toString() {
            return "CodeRequest[]";
        }
    }

    /** As the device's reader read it. */
    public record Card(
            @NotNull @Size(min = 18, max = 18) String number,
            @NotBlank @Size(max = 60) String name) {

        @Override
        public String toString() {
            return "Card[]";
        }
    }

    /** The code as received there. */
    public record PhoneCode(
            @NotNull @Size(min = 5, max = 20) String phone,
            @NotNull @Size(min = 6, max = 6) String code) {

        @Override
        public String toString() {
            return "PhoneCode[]";
        }
    }

    /** By card, by phone, or by neither: anonymously. */
    public record Arrival(
            @Nullable @Valid Card idCard, @Nullable @Valid PhoneCode phone) {}

    /** How long the code is good for. */
    public record CodeSent(long validSeconds) {}

    private final Visits visits;
    private final Logins logins;
    private final Persons persons;
    private final Callers callers;
    private final Language language;
    private final RateLimits limits;
    private final AccessConfig config;

    KioskVisitResource(
            Visits visits,
            Logins logins,
            Persons persons,
            Callers callers,
            Language language,
            RateLimits limits,
            AccessConfig config) {
        this.visits = visits;
        this.logins = logins;
        this.persons = persons;
        this.callers = callers;
        this.language = language;
        this.limits = limits;
        this.config = config;
    }

    @POST
    @Path("/login-codes")
    public Response requestCode(@NotNull @Valid CodeRequest request) {
        limits.login(callers.device().client() + ":codes");
        logins.sendCode(Phone.parse("phone", request.phone()), language.messages());
        return Response.accepted(new CodeSent(config.loginCodeValid().toSeconds()))
                .build();
    }

    @POST
    @Path("/visits")
    public Response open(@NotNull @Valid Arrival arrival) {
        var device = callers.device();
        var opened = visits.open(device, guest(arrival, device));
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(opened)
                .build();
    }

    @DELETE
    @Path("/visits/current")
    public void end() {
        visits.end(callers.device());
    }

    private Guest guest(Arrival arrival, Caller.Device device) {
        var card = arrival.idCard();
        var phone = arrival.phone();
        if (card != null && phone != null) {
            throw Refusal.invalid("phone", "visit-one-proof");
        }
        if (card != null) {
            var identity = IdCard.parse("idCard.number", card.number()).identity();
            return new Guest(Kind.ID_CARD, persons.enrol(identity), card.name().strip());
        }
        if (phone != null) {
            limits.login(device.client());
            return new Guest(Kind.PHONE, logins.proved(Phone.parse("phone.phone", phone.phone()), phone.code()), null);
        }
        return Guest.ANONYMOUS;
    }
}
