package cn.hotline.it;

import cn.hotline.support.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A city in a storm: nodes that come and go on one database, tickets that change, and people who follow them. */
final class StormCity {

    private static final int TICKETS = 20;
    private static final String UNIT = "JL-CG";
    private static final String MATTER = "019901";
    private static final String PHONE = "19912345679";

    private final Path folder = Path.of("target/it/storm-" + UUID.randomUUID()).toAbsolutePath();
    private final Map<String, String> settings;
    private final Database database;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final List<Filed> tickets = new ArrayList<>();
    private String manager;
    private String citizen;

    StormCity(Database database) {
        this.database = database;
        settings = new HashMap<>(database.settings());
        settings.put("QUARKUS_PROFILE", "demo");
        settings.put("HOTLINE_KEY_FIELD", Secrets.random());
        settings.put("HOTLINE_KEY_HASH", Secrets.random());
        settings.put("HOTLINE_KEY_TOKEN", Secrets.rsa(2048));
        settings.put("HOTLINE_TICKET_URGE_PAUSE", "0s");
        settings.put("HOTLINE_FEED_CONNECTIONS_PER_CALLER", "1000");
    }

    /** A ticket, as its reporter knows it, and its key in the database. */
    record Filed(String number, String trackCode, String id) {}

    /** One that nobody comes to yet. */
    Node startNode(String name) {
        var all = new HashMap<>(settings);
        all.put("HOTLINE_DATA", folder.resolve(name).toString());
        return Node.started("storm-" + name, all);
    }

    void open(Node node) {
        nodes.add(node);
    }

    /** As {@code kill -9}; nobody is told. */
    void kill(Node node) {
        node.kill();
        nodes.remove(node);
    }

    void stop() {
        nodes.forEach(Node::kill);
    }

    /** Any node that is thought to be there. */
    int port(Random random) {
        return nodes.get(random.nextInt(nodes.size())).port();
    }

    Database database() {
        return database;
    }

    List<Filed> tickets() {
        return tickets;
    }

    String manager() {
        return manager;
    }

    /** Logs in and files, accepts and dispatches what the storm is about. */
    void settle(String node) {
        manager = first().staffToken(folder.resolve(node), "manager");
        citizen = citizenToken();
        for (int i = 0; i < TICKETS; i++) {
            tickets.add(filed());
        }
    }

    /** Each ticket by its track code, and all of them as their citizen, as the unit's desk and as supervision see them. */
    List<Follower> followers(int ofEach) {
        var followers = new ArrayList<Follower>();
        for (int i = 0; i < ofEach; i++) {
            for (var ticket : tickets) {
                var frame = Map.of("topic", "ticket:" + ticket.number(), "trackCode", ticket.trackCode());
                followers.add(new Follower(new Follower.Interest("citizen", Map.of(), frame, "ticket:" + ticket.id())));
            }
            var id = database.values("select distinct citizen from ticket").getFirst();
            followers.add(follower("citizen", citizen, "mine", "citizen:" + id));
            followers.add(follower("staff", manager, "desk:" + UNIT, "desk:" + UNIT));
            followers.add(follower("staff", manager, "supervision", "supervision"));
        }
        return followers;
    }

    private static Follower follower(String audience, String token, String topic, String key) {
        var headers = Map.of("Authorization", "Bearer " + token);
        return new Follower(new Follower.Interest(audience, headers, Map.of("topic", topic), key));
    }

    private Filed filed() {
        var body = Loop.submission("NAMED", "王小明", PHONE);
        var filed = first().as(citizen)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/citizen/v1/tickets")
                .then()
                .statusCode(201)
                .extract();
        String number = filed.path("number");
        act(number, "acceptance", Map.of("matter", MATTER));
        act(number, "dispatch", Map.of("unit", UNIT));
        var id = database.values("select id from ticket where number = '" + number + "'");
        return new Filed(number, filed.path("trackCode"), id.getFirst());
    }

    private void act(String number, String action, Map<String, String> body) {
        first().as(manager)
                .body(body)
                .post("/api/staff/v1/tickets/" + number + "/" + action)
                .then()
                .statusCode(200);
    }

    private String citizenToken() {
        first().asNobody().body(Map.of("phone", PHONE)).post("/api/citizen/v1/login-codes");
        Await.until("a login code", Duration.ofSeconds(10), () -> !messages().isEmpty());
        var code = messages().getFirst().replaceAll(".*?(\\d{6}).*", "$1");
        return first().asNobody()
                .body(Map.of("phone", PHONE, "code", code))
                .post("/api/citizen/v1/sessions")
                .then()
                .extract()
                .path("accessToken");
    }

    private List<String> messages() {
        return first().asNobody()
                .body(Map.of("phone", PHONE))
                .post("/demo/v1/outbox")
                .then()
                .extract()
                .path("items.text");
    }

    private Node first() {
        return nodes.getFirst();
    }
}
