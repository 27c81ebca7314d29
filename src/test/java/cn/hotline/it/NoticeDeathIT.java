package cn.hotline.it;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.bench.NoticeFill;
import cn.hotline.support.Await;
import cn.hotline.support.Together;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Nodes are killed while they send: every notice comes, and what came twice was on its way at a kill and is marked. */
class NoticeDeathIT {

    private static final int NOTICES = 600;
    private static final int KILLS = 3;
    private static final int SHARE = NOTICES / KILLS;
    private static final int IN_FLIGHT = 16;
    private static final int LEASE_SECONDS = 9;
    private static final int LATER_SECONDS = 86_400;
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Database database = Database.fresh();
    private final String key = Secrets.random();
    private final Path folder = Path.of("target/it/notice-" + UUID.randomUUID()).toAbsolutePath();
    private final Map<String, String> settings = new HashMap<>(database.settings());

    @Test
    void whateverIsKilledEveryNoticeComesAndADoubleIsMarked() throws Exception {
        var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext("/send", this::take);
        provider.start();
        configure("http://localhost:" + provider.getAddress().getPort() + "/send");
        var nodes = new ArrayList<>(Together.all(2, i -> start("node-" + i)));
        try (var db = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            new NoticeFill(key).fill(db, NOTICES, LATER_SECONDS);
            for (int kill = 1; kill <= KILLS; kill++) {
                if (nodes.size() < 2) {
                    nodes.add(start("node-again-" + kill));
                }
                dieInTheMiddle(db, nodes.removeLast());
            }
            Await.until(
                    "all are written down",
                    SOON,
                    () -> database.values("select 1 from notice where state <> 'SENT'")
                            .isEmpty());
        } finally {
            nodes.forEach(Node::kill);
            provider.stop(0);
        }
        assertThat(times).hasSize(NOTICES);
        var twice = times.keySet().stream().filter(id -> times.get(id) > 1).toList();
        assertThat(twice).hasSizeLessThanOrEqualTo(IN_FLIGHT * KILLS);
        assertThat(database.values("select id from notice where maybe_twice")).containsAll(twice);
        assertThat(times.values()).allMatch(count -> count <= 2);
    }

    /** Of a share of the notices that is due at once. */
    private void dieInTheMiddle(Connection db, Node mortal) throws SQLException {
        int before = times.size();
        try (var statement = db.createStatement()) {
            statement.executeUpdate("""
                    update notice set next_at = now()
                    where id in (select id from notice where next_at > now() + interval '1 minute' limit %d)""".formatted(SHARE));
        }
        Await.until("some are sent", SOON, () -> times.size() >= before + SHARE / 2);
        mortal.kill();
    }

    private Node start(String name) {
        var all = new HashMap<>(settings);
        all.put("HOTLINE_DATA", folder.resolve(name).toString());
        return Node.started("notice-" + name, all);
    }

    private void configure(String url) {
        settings.put("QUARKUS_PROFILE", "demo");
        settings.putAll(Map.of(
                "HOTLINE_NOTICE_LEASE",
                LEASE_SECONDS + "s",
                "HOTLINE_KEY_FIELD",
                key,
                "HOTLINE_KEY_HASH",
                Secrets.random(),
                "HOTLINE_KEY_TOKEN",
                Secrets.rsa(2048),
                "HOTLINE_SMS_URL",
                url,
                "HOTLINE_NOTICE_GATEWAYS",
                "http",
                "HOTLINE_NOTICE_RATE",
                "40",
                "HOTLINE_NOTICE_IN_FLIGHT",
                String.valueOf(IN_FLIGHT),
                "HOTLINE_NOTICE_SURVEY_HOURS",
                "00:00-23:59:59"));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = new ObjectMapper()
                    .readTree(exchange.getRequestBody())
                    .path("id")
                    .asText();
            times.merge(id, 1, Integer::sum);
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
