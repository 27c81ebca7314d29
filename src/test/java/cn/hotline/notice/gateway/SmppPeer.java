package cn.hotline.notice.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.hotline.support.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A message centre that others wrote (npm {@code smpp}), as a process of its own. */
final class SmppPeer implements AutoCloseable {

    private static final Path SOURCE = Path.of("src/test/resources/smpp");
    private static final Path HOME = Path.of("target/smpp-peer");
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final Process process;

    SmppPeer(int port) {
        try {
            process = new ProcessBuilder("node", "peer.js", Integer.toString(port))
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
        Await.until("the peer listens", SmppRig.SOON, () -> events("listening").count() == 1);
    }

    /** Skips the test, and says so, where there is no node or no registry. */
    static void installed() throws IOException, InterruptedException {
        if (!Files.isDirectory(HOME.resolve("node_modules/smpp"))) {
            Files.createDirectories(HOME);
            for (var file : List.of("package.json", "package-lock.json")) {
                Files.writeString(HOME.resolve(file), Files.readString(SOURCE.resolve(file)));
            }
            boolean ready = runs("node", "--version")
                    && runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
            if (!ready) {
                System.err.println("SKIPPED: SMPP was not tried with a peer that others wrote; it needs node and npm");
            }
            assumeTrue(ready, "needs node and npm");
        }
        Files.writeString(HOME.resolve("peer.js"), Files.readString(SOURCE.resolve("peer.js")));
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

    private void listen() {
        try (var lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                try {
                    told.add(JSON.readTree(line));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException over) {
            // it was killed
        }
    }

    Stream<JsonNode> events(String event) {
        return told.stream().filter(line -> line.path("event").asText().equals(event));
    }

    /** At once, as by kill -9. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
