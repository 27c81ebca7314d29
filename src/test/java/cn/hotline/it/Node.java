package cn.hotline.it;

import static io.restassured.RestAssured.given;

import cn.hotline.support.Contract;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One packaged service as a process of its own, in the production profile unless its settings name another. */
final class Node {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final ChildProcess process;
    private final String url;

    private Node(ChildProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    static Node started(String name, Map<String, String> settings) {
        int port = freePort();
        var all = new HashMap<>(settings);
        all.put("HOTLINE_PORT", String.valueOf(port));
        var node = new Node(launch(name, all), "http://localhost:" + port);
        node.process.await(() -> answers(node.url + "/q/health/ready"), START);
        return node;
    }

    /** Just the process: it may refuse to start. */
    static ChildProcess launch(String name, Map<String, String> settings) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // It is over before the last compiler has paid for itself.
        var command = new ArrayList<>(List.of(
                java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-jar", JAR.toString()));
        return ChildProcess.start(name, Path.of("target").toAbsolutePath(), settings, command);
    }

    /** A request as nobody, held against the contract. */
    RequestSpecification asNobody() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .defaultContentCharset("UTF-8")
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .baseUri(url)
                .filter(Contract.FILTER)
                .contentType(ContentType.JSON);
    }

    RequestSpecification as(String token) {
        return asNobody().header("Authorization", "Bearer " + token);
    }

    /** Of a demo account of the start mode, whose data are in that folder. */
    String staffToken(Path data, String account) {
        try {
            var accounts = new ObjectMapper()
                    .readTree(data.resolve("demo-accounts.json").toFile());
            return asNobody()
                    .contentType(ContentType.URLENC)
                    .body("grant_type=password&username=" + account + "&password="
                            + accounts.path("password").asText())
                    .post("/demo/v1/token")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("access_token");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return URI.create(url).getPort();
    }

    List<String> lines() {
        return process.lines();
    }

    void kill() {
        process.kill();
    }

    int stop() {
        return process.stop();
    }

    static boolean answers(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
