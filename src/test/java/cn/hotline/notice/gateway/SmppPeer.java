package cn.hotline.notice.gateway;

import cn.hotline.support.Await;
import cn.hotline.support.NodePeer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A message centre that others wrote (npm {@code smpp}), as a process of its own. */
final class SmppPeer implements AutoCloseable {

    private static final NodePeer NODE = new NodePeer("smpp", "smpp");
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final Process process;

    SmppPeer(int port) {
        process = NODE.start(ProcessBuilder.Redirect.INHERIT, Integer.toString(port));
        Thread.ofVirtual().start(this::listen);
        Await.until("the peer listens", SmppRig.SOON, () -> events("listening").count() == 1);
    }

    static void installed() throws IOException, InterruptedException {
        NODE.install();
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
