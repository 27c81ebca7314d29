package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.supervision.calendar.Notices;
import cn.hotline.support.ACatalogue;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.Postgres;
import cn.hotline.support.Reply;
import cn.hotline.support.SideBySide;
import cn.hotline.support.SmsHooks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every operation of the contract × every kind of caller, against {@code endpoint-roles.csv}. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EndpointRoleMatrixTest {

    @Test
    void theTableHasEveryOperationOfTheContractAndNoOther() {
        assertThat(RoleMatrix.rows().stream().map(Row::operation).collect(Collectors.toList()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(RoleMatrix.operationsOfTheContract());
    }

    @Test
    void onlyThoseInTheTableMayUse() {
        var apart = RoleMatrix.rows().stream()
                .collect(Collectors.partitioningBy(row -> row.path().contains("{number}")));
        // Whatever has a ticket has it for itself; the others may share a table with those of their lane.
        SideBySide.each(apart.get(true), EndpointRoleMatrixTest::check);
        var lanes = apart.get(false).stream().collect(Collectors.groupingBy(Books::lane));
        SideBySide.each(lanes.values(), rows -> rows.forEach(EndpointRoleMatrixTest::check));
    }

    private static void check(Row row) {
        var kiosk = row.path().startsWith("/api/kiosk/") ? Kiosks.registered() : Unconcerned.KIOSK;
        var forTheDenied = new Scene(row, kiosk);
        var soft = new SoftAssertions();
        for (var who : Somebody.values()) {
            boolean allowed = row.allowed().contains(who);
            var scene = allowed && !row.method().equals("GET") ? new Scene(row, kiosk) : forTheDenied;
            var answer = scene.askedBy(who);
            var status = soft.assertThat(answer.status())
                    .as("%s as %s: %s", row.operation(), who, answer.status() < 400 ? "" : answer.body());
            int denial = row.denial(who);
            status.isBetween(allowed ? 200 : denial, allowed ? 303 : denial);
        }
        soft.assertAll();
    }

    /** For operations that do nothing to one. */
    private static final class Unconcerned {

        private static final ATicket TICKET = aTicket().filed();
        private static final Kiosk KIOSK = Kiosks.registered();
    }

    /** A ticket that stands as the operation needs it, and a request that would succeed. */
    private static final class Scene {

        private static final String NOTHING = "00000000-0000-7000-8000-000000000000";

        private final Row row;
        private final Kiosk kiosk;
        private final ATicket ticket;
        private final String last;
        private final String webhook;
        private final String delivery;
        private final Said said = new Said();
        private String attachment = "";

        Scene(Row row, Kiosk kiosk) {
            this.row = row;
            this.last = row.path().substring(row.path().lastIndexOf('/') + 1);
            this.kiosk = last.equals("disablement") ? Kiosks.registered() : kiosk;
            this.ticket = row.path().contains("{number}") ? ticket() : Unconcerned.TICKET;
            this.webhook = row.path().contains("/webhooks") ? Hooks.registered() : "";
            this.delivery = last.equals("redelivery") ? Hooks.deadDelivery(webhook) : "";
        }

        Reply askedBy(Somebody who) {
            if (said.isKnown()) {
                return said.againBy(who.credentials(row.path(), ticket, kiosk.id()));
            }
            var first = asked(who.asking(row.path(), ticket, kiosk.id()).filter(said));
            return new Reply(first.statusCode(), Map.of(), first.asString(), row.operation());
        }

        private Response asked(RequestSpecification request) {
            var known = Books.asked(row, request, ticket, kiosk);
            if (known != null) {
                return known;
            }
            if (row.method().startsWith("P") && body() != null) {
                request.header("Idempotency-Key", As.key()).body(body());
            }
            return request.request(row.method(), path());
        }

        private String path() {
            return SmsHooks.opened(row.path())
                    .replace("{number}", ticket.number())
                    .replace("{code}", ATicket.MATTER)
                    .replace("{unit}", ATicket.UNIT)
                    .replace("{year}", "2017")
                    .replace("{deliveryId}", delivery)
                    .replace("{version}", ACatalogue.draftedFor(row.path()))
                    .replace("{id}", id());
        }

        private String id() {
            var present = webhook.isEmpty() ? attachment : webhook;
            return last.equals("disablement") ? kiosk.id().toString() : present.isEmpty() ? NOTHING : present;
        }

        private ATicket ticket() {
            if (row.path().startsWith("/api/partner/")) {
                return aTicket().byPartner(Somebody.PARTNER_ID).filed();
            }
            var fresh = aTicket().by(Somebody.REPORTER_ID);
            if (row.path().endsWith("/attachments/{id}")) {
                attachment = Pdf.uploaded();
                fresh.with("attachments", List.of(attachment));
            }
            return switch (last) {
                case "dispatch" -> fresh.accepted();
                case "{number}", "timeline", "events", "{id}", "signing" -> fresh.dispatched();
                case "disclosures", "dispatch-suggestion", "deadlines", "transfers", "bookings" -> fresh.dispatched();
                case "reply" -> fresh.signed();
                case "review", "reply-check" -> fresh.replied();
                case "closure" -> fresh.approved();
                case "rating" -> fresh.closed();
                case "archive" -> fresh.rated();
                case "suspicion-review" -> fresh.filed().act(As.manager(), "suspicion", Map.of("reason", "疑似恶意重复"));
                default -> InHandling.knows(last) ? InHandling.ready(last, fresh) : fresh.filed();
            };
        }

        private Object body() {
            if (row.path().matches(".*/(desk|supervision|revisits)/.*")) {
                return DeskBook.body(last);
            }
            return switch (last) {
                case "signing", "closure", "archive", "disablement", "test", "redelivery", "resumption" -> null;
                case "publication" -> null;
                case "reports", "replies" -> SmsHooks.nothing(row.path());
                case "dispatch-catalogues", "{version}" -> ACatalogue.lawful();
                case "dry-run" -> ACatalogue.PAST_YEAR;
                case "webhooks" -> Map.of("url", Hooks.URL);
                case "{id}" -> Map.of("url", Hooks.URL, "paused", true);
                case "secret" -> Map.of("overlapHours", 1);
                case "replay" -> Map.of("after", "0");
                case "login-codes" -> Map.of("phone", LoginCodes.freshPhone());
                case "sessions" -> kiosk.credentialsAt(row.path());
                case "tickets" -> filing();
                case "search" -> Map.of("phone", "19900000001");
                case "acceptance" -> Map.of("matter", ATicket.MATTER);
                case "answer" -> Map.of("result", "可在任一网点办理。");
                case "emergency-transfer" -> Map.of("line", "119");
                case "route-explanation" -> Map.of("route", "LITIGATION", "explanation", "请依法诉讼。");
                case "suspicion-review" -> Map.of("decision", "DISMISS", "reason", "诉求真实");
                case "dispatch" -> Map.of("unit", ATicket.UNIT);
                case "reply", "reply-check" -> ATicket.reply();
                case "review" -> Map.of("decision", "APPROVE");
                case "adoption" -> Map.of("trackCode", "AAAA-AAAA");
                case "supplements" -> Map.of("text", "补充一点");
                case "sub-tickets" -> Map.of("title", "第二个问题", "text", "来信的第二个问题。");
                case "disclosures" -> Map.of("purpose", "联系市民确认位置");
                case "rating" -> Map.of("service", 1, "handling", 2);
                case "history-checks" -> Map.of("limit", 1);
                case "{year}" -> Notices.body(Notices.newYear(2017));
                case "deadline-policies" -> Notices.POLICY;
                case "devices" -> Map.of("name", "二楼西侧2号机", "hall", "HALL-CITY");
                default -> InHandling.knows(last) ? InHandling.body(last) : Map.of("reason", "已自行解决");
            };
        }

        private Map<String, Object> filing() {
            var filing = aTicket();
            return (row.path().startsWith("/api/staff/") ? filing.with("channel", "PHONE") : filing).body();
        }
    }
}
