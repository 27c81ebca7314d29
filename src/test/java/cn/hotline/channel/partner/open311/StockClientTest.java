package cn.hotline.channel.partner.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client library that others wrote (npm {@code open311}) discovers, lists, posts and polls. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class StockClientTest {

    private static final Path SOURCE = Path.of("src/test/resources/open311");
    private static final Path HOME = Path.of("target/open311-client");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aStockClientListsPostsAndPolls() throws IOException, InterruptedException {
        demandInstalled();
        var discovery = "http://localhost:" + RestAssured.port + "/open311/discovery.json";
        var answers = answers("node", "client.js", discovery, GeoReports.key(), "010104");
        assertThat(answers.keySet()).containsExactly("discovery", "list", "definition", "post", "one", "poll");
        assertThat(answers.get("list").findValuesAsText("service_code")).contains("010104");
        assertThat(answers.get("definition").findValuesAsText("code")).contains("lampCount");
        var id = answers.get("post").at("/0/service_request_id").asText();
        for (var asked : List.of("one", "poll")) {
            assertThat(answers.get(asked).at("/0/service_request_id").asText()).isEqualTo(id);
            assertThat(answers.get(asked).at("/0/status").asText()).isEqualTo("open");
            // the client reads the date by itself
            assertThat(answers.get(asked).at("/0/requested_datetime").asText()).endsWith("Z");
        }
    }

    private static Map<String, JsonNode> answers(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answers = new LinkedHashMap<String, JsonNode>();
        var failures = new ArrayList<String>();
        try (var lines = process.inputReader()) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                var told = JSON.readTree(line);
                answers.put(told.get("step").asText(), told.path("data"));
                if (told.path("error").asBoolean() || told.path("error").isNumber()) {
                    failures.add(line);
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).isEmpty();
        return answers;
    }

    /** Skips the test, and says so, where there is no node or no registry. */
    private static void demandInstalled() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (var file : List.of("package.json", "package-lock.json", "client.js")) {
            Files.writeString(HOME.resolve(file), Files.readString(SOURCE.resolve(file)));
        }
        boolean ready = Files.isDirectory(HOME.resolve("node_modules/open311"))
                || runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        if (!ready) {
            System.err.println("SKIPPED: Open311 was not tried with a client that others wrote; it needs node and npm");
        }
        assumeTrue(ready, "needs node and npm");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .inheritIO()
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
