package cn.hotline.channel.partner.open311;

import static cn.hotline.channel.partner.open311.GeoReports.V2;
import static cn.hotline.channel.partner.open311.GeoReports.asking;
import static cn.hotline.channel.partner.open311.GeoReports.post;
import static cn.hotline.channel.partner.open311.GeoReports.posted;
import static cn.hotline.channel.partner.open311.GeoReports.report;
import static cn.hotline.channel.partner.open311.GeoReports.with;
import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.platform.Messages;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.ticket.Place;
import cn.hotline.ticket.PublicTickets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class GeoReportTest {

    @Inject
    PublicTickets tickets;

    @Test
    void aFormBecomesTypedAttributes() {
        As.nobody()
                .header("Accept-Language", "en")
                .get(V2 + "services/010104.json")
                .then()
                .statusCode(200)
                .body("service_code", equalTo("010104"))
                .body("attributes.find { it.code == 'lampCount' }.datatype", equalTo("number"))
                .body("attributes.find { it.code == 'leaning' }.datatype", equalTo("singlevaluelist"))
                .body("attributes.find { it.code == 'leaning' }.values.name", equalTo(List.of("Yes", "No")))
                .body("attributes.order[0]", equalTo(1));
        As.nobody().get(V2 + "services/nothing.xml").then().statusCode(404).body("errors.error.code", equalTo("404"));
    }

    @Test
    void whatIsPostedIsATicketLikeAnyOther() {
        var id = posted();
        As.manager()
                .get("/api/staff/v1/tickets/{n}", id)
                .then()
                .statusCode(200)
                .body("channel", equalTo("PARTNER"))
                .body("matter.code", equalTo(ATicket.MATTER))
                .body("title", containsString("建设路12号"))
                .body("location.lat", equalTo(30.25f))
                .body("reporter.kind", equalTo("NAMED"))
                .body("reporter.name", equalTo("王**"))
                .body("reporter.phone", equalTo("199****0001"));
        As.partner(GeoReports.partner(), "tickets.read")
                .get("/api/partner/v1/tickets/{n}", id)
                .then()
                .statusCode(200);
    }

    @Test
    void withoutANumberNobodyIsNamedAndAttributesKeepTheirTypes() {
        var form = report();
        form.keySet().removeAll(List.of("phone", "description", "lat", "long"));
        form.put("service_code", "010104");
        form.put("attribute[place]", "建设路");
        form.put("attribute[lampCount]", "3");
        form.put("attribute[leaning]", "false");
        form.put("media_url", "https://example.org/lamp.jpg");
        String id = post(form, "json").then().statusCode(201).extract().path("[0].service_request_id");
        As.manager()
                .get("/api/staff/v1/tickets/{n}", id)
                .then()
                .body("reporter.kind", equalTo("ANONYMOUS"))
                .body("elements.lampCount", equalTo(3))
                .body("elements.leaning", equalTo(false))
                .body("text", containsString("https://example.org/lamp.jpg"));
        form.put("attribute[lampCount]", "many");
        form.put("attribute[colour]", "red");
        post(form, "json")
                .then()
                .statusCode(400)
                .body("description", hasItem(containsString("attribute[lampCount]")))
                .body("description", hasItem(containsString("attribute[colour]")));
    }

    @Test
    void anIdempotencyKeyMakesItOnce() {
        var key = As.key();
        var ids = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(with(report())
                    .header("Idempotency-Key", key)
                    .post(V2 + "requests.json")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("[0].service_request_id"));
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void requestsAreFoundByIdAndByFiltersAndOnlyByWhoPostedThem() {
        var first = posted();
        var second = posted();
        asking().queryParam("service_request_id", first + "," + second)
                .get(V2 + "requests.json")
                .then()
                .statusCode(200)
                .body("service_request_id", equalTo(List.of(second, first)))
                .body("description", everyItem(not(containsString("19900000001"))));
        asking().queryParam("service_code", ATicket.MATTER)
                .queryParam("status", "open")
                .queryParam("start_date", "2026-01-01T00:00:00+08:00")
                .queryParam("end_date", "2026-01-31")
                .get(V2 + "requests.json")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        asking().get(V2 + "requests.json").then().body("service_request_id", hasItem(first));
        asking().queryParam("status", "closed")
                .get(V2 + "requests.json")
                .then()
                .body("service_request_id", not(hasItem(first)));
        asking().get(V2 + "requests/{id}.json", first)
                .then()
                .body("[0].status", equalTo("open"))
                .body("[0].requested_datetime", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00"))
                .body("[0].address", equalTo("建设路12号"))
                .body("[0].media_url", nullValue());
        asking().get(V2 + "tokens/{id}.json", first).then().body("[0].service_request_id", equalTo(first));
        As.nobody()
                .queryParam("api_key", GeoReports.otherKey())
                .get(V2 + "requests/{id}.json", first)
                .then()
                .statusCode(404);
        As.nobody().get(V2 + "requests/{id}.json", first).then().statusCode(403);
    }

    @Test
    void aTicketThatEndedIsClosedWithItsAnswer() {
        var id = posted();
        As.manager()
                .body(Map.of("result", "路灯已由市政修复。"))
                .post("/api/staff/v1/tickets/{n}/answer", id)
                .then()
                .statusCode(200);
        asking().get(V2 + "requests/{id}.xml", id)
                .then()
                .statusCode(200)
                .contentType("text/xml")
                .body("service_requests.request.status", equalTo("closed"))
                .body("service_requests.request.status_notes", containsString("路灯已由市政修复。"));
    }

    @Test
    void whatIsPublishedHasNoWordsAndNoPlaceAndNothingConfidential() {
        var id = posted();
        var secret = aTicket().confidential().filed().number();
        var asked = new PublicTickets.Asked(Set.of(id, secret), Set.of(), null, null, null);
        var found =
                QuarkusTransaction.requiringNew().call(() -> tickets.ofEverybody(asked, 10, Messages.accepting("en")));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().number()).isEqualTo(id);
        assertThat(found.getFirst().matter()).isNotNull();
        assertThat(found.getFirst().text()).isNull();
        assertThat(found.getFirst().place()).isEqualTo(Place.UNKNOWN);
    }
}
