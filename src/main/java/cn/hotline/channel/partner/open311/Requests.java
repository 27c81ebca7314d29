package cn.hotline.channel.partner.open311;

import cn.hotline.catalogue.Leaf;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Doors.Filing;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.PublicTicket;
import cn.hotline.ticket.PublicTickets;
import cn.hotline.ticket.PublicTickets.Asked;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tickets as service requests: posted by whoever has a key, read by whoever posted them – and, where the city wants it, by all. */
@Singleton
final class Requests {

    private final Doors doors;
    private final Idempotency idempotency;
    private final PublicTickets tickets;
    private final ApiKeys keys;
    private final Open311Rules rules;
    private final Clock clock;

    Requests(
            Doors doors,
            Idempotency idempotency,
            PublicTickets tickets,
            ApiKeys keys,
            Open311Rules rules,
            Clock clock) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.tickets = tickets;
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal 404 for a jurisdiction that is not this one's */
    void demandJurisdiction(@Nullable String said) {
        if (said != null
                && !said.isBlank()
                && rules.jurisdiction().filter(own -> !own.equals(said)).isPresent()) {
            throw Refusal.notFound("open311-jurisdiction");
        }
    }

    /**
     * Files it. Made once for each {@code Idempotency-Key}; without one, the standard has nothing a repeat could be known by.
     *
     * @throws Refusal 403 without a key that is known, 400 and 404 as the standard says
     */
    JsonNode post(MultivaluedMap<String, String> form, @Nullable String key, Messages messages) {
        var report = new Report(form);
        var partner = keys.owner(report.text("api_key", 200), "tickets.write")
                .orElseThrow(() -> Refusal.forbidden("open311-key"));
        demandJurisdiction(report.text("jurisdiction_id", 100));
        var gist = report.gist(service(report.text("service_code", 100), messages));
        var origin = new Action.Origin(Channel.PARTNER, partner.client(), null, null, partner.id());
        var filing = new Filing(partner, origin, key, "/open311/v2", messages);
        var number = key == null
                ? QuarkusTransaction.requiringNew()
                        .call(() -> doors.fileWithin(filing, gist).number())
                : once(filing, key, gist);
        var answer = JsonNodeFactory.instance.arrayNode();
        answer.addObject()
                .put("service_request_id", number)
                .put("service_notice", messages.text("open311.notice"))
                .putNull("account_id");
        return answer;
    }

    private String once(Filing filing, String key, cn.hotline.channel.Gist gist) {
        var once = new Once(filing.caller().client(), key, "open311", gist);
        var answer = idempotency.once(once, () -> {
            var filed = doors.fileWithin(filing, gist);
            return Done.created(Map.of("service_request_id", filed.number()), filed.number());
        });
        return Objects.requireNonNull(answer.location());
    }

    static Leaf service(@Nullable String code, Messages messages) {
        if (code == null) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("service_code", "constraint.required");
        }
        return Optional.of(code)
                .filter(c -> c.matches("[A-Za-z0-9-]{1,32}"))
                .flatMap(c -> Leaf.named(c, messages.isEnglish()))
                .orElseThrow(() -> Refusal.notFound("open311-service"));
    }

    JsonNode list(Asking asking, Messages messages) {
        return Wording.requests(found(asking, asking.asked(), messages), clock);
    }

    /** @throws Refusal 404 where there is none, or none this key may see */
    JsonNode one(String id, Asking asking, Messages messages) {
        return Wording.requests(List.of(seen(id, asking, messages)), clock);
    }

    /** A request has its id at once: its token is the id again. */
    JsonNode ofToken(String token, Asking asking, Messages messages) {
        var number = seen(token, asking, messages).number();
        var answer = JsonNodeFactory.instance.arrayNode();
        answer.addObject().put("service_request_id", number).put("token", number);
        return answer;
    }

    private PublicTicket seen(String id, Asking asking, Messages messages) {
        var asked = new Asked(Set.of(Asking.number(id)), Set.of(), null, null, null);
        return found(asking, asked, messages).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("open311-request"));
    }

    /** A key sees its own; without one there is something to see only where the city publishes. */
    private List<PublicTicket> found(Asking asking, Asked asked, Messages messages) {
        var partner = keys.owner(asking.one("api_key"), "tickets.read");
        if (partner.isPresent()) {
            return tickets.ofPartner(partner.get(), asked, Asking.MOST, messages);
        }
        if (!rules.isPublic()) {
            throw Refusal.forbidden("open311-key");
        }
        return tickets.ofEverybody(asked, Asking.MOST, messages);
    }
}
