package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static cn.hotline.support.ATicket.reply;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tickets that have lived through every step with planted personal data in every free text; keeps each answer on the way. */
final class PlantedStory {

    /** Its form asks for a telephone number. */
    private static final String MATTER = "130103";

    /** What somebody was answered. */
    record Answer(String who, String body) {}

    private final List<Answer> answers = new ArrayList<>();
    private final UUID citizen = UUID.randomUUID();
    private final ATicket ticket = planted(Planted.NAME).by(citizen);

    static PlantedStory played() {
        var story = new PlantedStory();
        story.play();
        story.playOtherEnds();
        story.playHandling();
        return story;
    }

    static ATicket planted(String name) {
        return aTicket()
                .titled("我是" + Planted.NAME + " 电话" + Planted.PHONE)
                .saying(Planted.sentence("路灯不亮"))
                .with("type", "COMPLAINT")
                .with("matter", MATTER)
                .with(
                        "elements",
                        Map.of(
                                "callerNumber",
                                Planted.NEIGHBOUR,
                                "lastDate",
                                "2026-11-02",
                                "content",
                                Planted.sentence("内容")))
                .with(
                        "place",
                        Map.of("region", "999901", "address", "建设路12号" + Planted.NAME + "家 " + Planted.NEIGHBOUR))
                .with(
                        "reportedParty",
                        Map.of("name", Planted.PARTY + "（欠" + Planted.NAME + Planted.PHONE + "）", "unit", "JL-JY"))
                .reporter("NAMED", name, Planted.PHONE);
    }

    ATicket ticket() {
        return ticket;
    }

    UUID citizen() {
        return citizen;
    }

    List<Answer> answers() {
        return answers;
    }

    private void play() {
        ticket.filed();
        byCitizen("supplements", Map.of("text", Planted.sentence("补充")));
        byCitizen("urges", Map.of("reason", Planted.sentence("催办")));
        var elements = new HashMap<>(
                Map.of("callerNumber", Planted.PHONE, "lastDate", "2026-11-02", "content", Planted.sentence("受理")));
        byStaff(As.agent(), "acceptance", Map.of("matter", MATTER, "elements", elements));
        byStaff(As.dispatcher(), "dispatch", Map.of("unit", ATicket.UNIT, "note", Planted.sentence("派单")));
        byStaff(As.handler(ATicket.UNIT), "signing", null);
        byStaff(As.handler(ATicket.UNIT), "reply", plantedReply());
        byStaff(As.reviewer(), "review", Map.of("decision", "SEND_BACK", "reason", "未联系" + Planted.NAME));
        byStaff(As.handler(ATicket.UNIT), "reply", plantedReply());
        byStaff(As.reviewer(), "review", Map.of("decision", "APPROVE"));
        byStaff(As.agent(), "closure", null);
        byCitizen("rating", Map.of("service", 1, "handling", 3, "reason", Planted.sentence("评价")));
    }

    /** What the first ticket could not go through as well. */
    private void playOtherEnds() {
        var own = "请转告" + Planted.NAME + "，" + Planted.PHONE;
        var suspected = planted(Planted.NAME).filed();
        act(suspected, As.agent(), "suspicion", Map.of("reason", own));
        act(suspected, As.reviewer(), "suspicion-review", Map.of("decision", "DISMISS", "reason", own));
        act(suspected, As.agent(), "answer", Map.of("result", own, "legalBasis", own));
        act(planted(Planted.NAME).filed(), As.agent(), "withdrawal", Map.of("reason", Planted.sentence("撤回")));
        act(
                planted(Planted.NAME).filed(),
                As.agent(),
                "route-explanation",
                Map.of("route", "LITIGATION", "explanation", own));
        act(
                planted(Planted.NAME).filed(),
                As.agent(),
                "sub-tickets",
                Map.of("title", "二 " + Planted.PHONE, "text", Planted.sentence("拆分")));
        act(planted(Planted.NAME).filed(), As.agent(), "supplements", Map.of("text", Planted.sentence("代补充")));
        act(planted(Planted.NAME).filed(), As.agent(), "urges", Map.of("reason", Planted.sentence("代催办")));
        planted(Planted.NAME)
                .byPartner("planted-partner")
                .with("externalId", As.key())
                .filed();
        As.agent()
                .body(Map.of("purpose", "联系" + Planted.NAME + " " + Planted.PHONE))
                .post("/api/staff/v1/tickets/{n}/disclosures", ticket.number())
                .then()
                .statusCode(201);
    }

    /** All that units and the centre write to each other. */
    private void playHandling() {
        var own = "请转告" + Planted.NAME + "，" + Planted.PHONE;
        var reason = Map.<String, Object>of("reason", own);
        var elements = Map.of("callerNumber", Planted.PHONE, "lastDate", "2026-11-02", "content", own);
        var as = Map.of("matter", MATTER, "elements", elements);
        var odd = planted(Planted.NAME).filed();
        act(odd, As.agent(), "acceptance", as);
        act(odd, As.manager(), "reclassification", Map.of("as", as, "reason", own));
        act(odd, As.manager(), "coordination", Map.of("units", List.of("JL-JT"), "question", own));
        act(odd, As.handler("JL-JT"), "opinions", Map.of("opinion", own));
        act(odd, As.manager(), "determination", Map.of("unit", ATicket.UNIT, "reason", own, "rule", own));
        var unit = ATicket.UNIT;
        act(odd, As.handler(unit), "appeal", reason);
        act(odd, As.manager(), "appeal-review", Map.of("decision", "REFUSE", "reason", own));
        act(odd, As.handler(unit), "signing", null);
        act(odd, As.handler(unit), "assistance", Map.of("units", List.of("JL-JT"), "question", own));
        act(odd, As.handler(unit), "delegation", Map.of("unit", InHandling.BELOW, "note", own));
        act(odd, As.handler(InHandling.BELOW), "hand-up", Map.of("findings", own));
        act(odd, As.handler(unit), "extension", Map.of("days", 1, "reason", own, "plan", own));
        act(odd, As.manager(), "time-review", Map.of("decision", "GRANT", "plan", own));
        act(odd, As.handler(unit), "suspension", Map.of("reason", "FORCE_MAJEURE", "days", 1, "note", own));
        act(odd, As.manager(), "time-review", Map.of("decision", "DENY", "reason", own));
        var steps = List.of(Map.of("due", "2028-03-31", "text", own));
        act(odd, As.manager(), "shelving", Map.of("reason", own, "milestones", steps));
        act(odd, As.handler(unit), "milestone", Map.of("result", own));
        var returned = planted(Planted.NAME).dispatched();
        var back = Map.of("reason", "NOT_OUR_DUTY", "legalBasis", own, "note", own);
        act(returned, As.handler(unit), "return", back);
        act(returned, As.manager(), "return-review", Map.of("decision", "REFUSE", "reason", own));
        keep("timeline", odd.readAs(As.handler(unit)));
    }

    private static Map<String, Object> plantedReply() {
        var reply = reply();
        reply.replaceAll((field, value) -> field.equals("outcome") ? value : value + Planted.NAME + Planted.PHONE);
        return reply;
    }

    private void byCitizen(String what, Map<String, Object> body) {
        var answer = As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/citizen/v1/tickets/{n}/" + what, ticket.number());
        keep("the citizen's " + what, answer);
    }

    private void byStaff(RequestSpecification who, String what, Object body) {
        act(ticket, who, what, body);
    }

    private void act(ATicket on, RequestSpecification who, String what, Object body) {
        var request = who.header("Idempotency-Key", As.key());
        if (body != null) {
            request.body(body);
        }
        keep(what, request.post("/api/staff/v1/tickets/{n}/" + what, on.number()));
    }

    private void keep(String who, Response answer) {
        answer.then().statusCode(org.hamcrest.Matchers.lessThan(300));
        answers.add(new Answer(who, answer.asString()));
    }
}
