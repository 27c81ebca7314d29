package cn.hotline.channel;

import cn.hotline.platform.Idempotency;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What the person behind a ticket may do with it afterwards, the same at every door. */
@Singleton
public final class Following {

    /** 撤回 */
    public record WithdrawalInput(
            @NotBlank @Size(max = 1000) String reason) {}

    /** 催办 */
    public record UrgeInput(
            @Nullable @Size(min = 1, max = 1000) String reason) {}

    /** 评价: 1 to 4 each, as domain §5 says; whoever spoke to nobody rates the handling alone. */
    public record RatingInput(
            @Nullable @Min(1) @Max(4) Integer service,
            @NotNull @Min(1) @Max(4) Integer handling,
            @Nullable @Size(min = 1, max = 1000) String reason) {}

    private final Tickets tickets;
    private final Idempotency idempotency;

    Following(Tickets tickets, Idempotency idempotency) {
        this.tickets = tickets;
        this.idempotency = idempotency;
    }

    public Response supplement(TicketRequest request, Channel channel, @Nullable String key, Supplementary input) {
        var origin = new Action.Origin(channel, request.caller().client(), null, null, null);
        return supplement(request, origin, key, input);
    }

    /** Where attachments are uploaded by another client than the caller, such as a kiosk. */
    public Response supplement(TicketRequest request, Action.Origin origin, @Nullable String key, Supplementary input) {
        return idempotency
                .once(
                        request.once(key, "supplement", input),
                        () -> Etags.created(tickets.supplement(request, origin, input)))
                .response();
    }

    public Response urge(TicketRequest request, Channel channel, @Nullable String key, UrgeInput input) {
        var urge = new Action.Urge(channel, input.reason());
        return idempotency
                .once(request.once(key, "urge", input), () -> Etags.created(tickets.act(request, urge)))
                .response();
    }

    public Response withdraw(TicketRequest request, WithdrawalInput input) {
        return Etags.ok(tickets.act(request, new Action.Withdraw(input.reason())));
    }

    public Response rate(TicketRequest request, Channel channel, RatingInput input) {
        var rate = new Action.Rate(input.service(), input.handling(), input.reason(), channel);
        return Etags.ok(tickets.act(request, rate));
    }
}
