package cn.hotline.channel.partner.open311;

import cn.hotline.ticket.PublicTicket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts tickets and the door itself into the words of GeoReport v2. */
final class Wording {

    private static final DateTimeFormatter W3C = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    /** When the door was last changed in a way clients could notice. */
    private static final String CHANGESET = "2026-11-22T00:00:00+08:00";

    private Wording() {}

    static JsonNode requests(List<PublicTicket> tickets, Clock clock) {
        var requests = JsonNodeFactory.instance.arrayNode();
        for (var ticket : tickets) {
            var matter = ticket.matter();
            var place = ticket.place();
            requests.addObject()
                    .put("service_request_id", ticket.number())
                    .put("status", ticket.open() ? "open" : "closed")
                    .put("status_notes", notes(ticket))
                    .put("service_name", matter == null ? null : matter.name())
                    .put("service_code", matter == null ? null : matter.code())
                    .put("description", ticket.text())
                    .put("agency_responsible", ticket.unit())
                    .putNull("service_notice")
                    .put("requested_datetime", at(ticket.filedAt(), clock))
                    .put("updated_datetime", at(ticket.updatedAt(), clock))
                    .put("expected_datetime", at(ticket.dueAt(), clock))
                    .put("address", place.address())
                    .putNull("address_id")
                    .putNull("zipcode")
                    .put("lat", place.lat())
                    .put("long", place.lon())
                    .putNull("media_url");
        }
        return requests;
    }

    static JsonNode discovery(URI base, String contact) {
        var url = base.resolve("/open311/v2").toString();
        var discovery = JsonNodeFactory.instance
                .objectNode()
                .put("changeset", CHANGESET)
                .put("contact", contact)
                .put("key_service", contact);
        var endpoint = discovery.putArray("endpoints").addObject();
        endpoint.put("specification", SPECIFICATION)
                .put("url", url)
                .put("changeset", CHANGESET)
                .put("type", "production");
        endpoint.putArray("formats").add("text/xml").add("application/json");
        return discovery;
    }

    private static String notes(PublicTicket ticket) {
        return ticket.answer() == null ? ticket.statusText() : ticket.statusText() + "：" + ticket.answer();
    }

    private static @Nullable String at(@Nullable Instant instant, Clock clock) {
        return instant == null ? null : W3C.format(instant.atZone(clock.getZone()));
    }
}
