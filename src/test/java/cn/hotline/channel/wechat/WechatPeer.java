package cn.hotline.channel.wechat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.hotline.support.As;
import cn.hotline.support.WechatHook;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** WeChat's side, written by others (npm {@code wechat-crypto} and {@code xml2js}), as a process of its own. */
final class WechatPeer implements AutoCloseable {

    private static final Path SOURCE = Path.of("src/test/resources/wechat");
    private static final Path HOME = Path.of("target/wechat-peer");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    WechatPeer() {
        try {
            process = new ProcessBuilder("node", "peer.js", WechatHook.TOKEN, WechatHook.AES_KEY, WechatHook.APP)
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            questions = process.outputWriter();
            answers = process.inputReader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test, and says so, where there is no node or no registry. */
    static void installed() throws IOException, InterruptedException {
        if (!Files.isDirectory(HOME.resolve("node_modules/wechat-crypto"))) {
            Files.createDirectories(HOME);
            for (var file : List.of("package.json", "package-lock.json")) {
                Files.writeString(HOME.resolve(file), Files.readString(SOURCE.resolve(file)));
            }
            boolean ready = runs("node", "--version")
                    && runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
            if (!ready) {
                System.err.println(
                        "SKIPPED: WeChat was not tried with a peer that others wrote; it needs node and npm");
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

    /** Sends a message as WeChat does. @param mode {@code plain} or {@code aes} */
    Response sends(Map<String, ?> message, String mode, String app) {
        var made = ask(Map.of("op", "seal", "message", message, "mode", mode, "app", app));
        var request = As.nobody();
        made.path("query").properties().forEach(part -> {
            if (!part.getKey().equals("encrypt_type")) {
                request.queryParam(part.getKey(), part.getValue().asText());
            }
        });
        return WechatHook.post(request, made.path("body").asText());
    }

    /** What an answer of ours says to WeChat. */
    JsonNode reads(Response answer) {
        return ask(Map.of("op", "open", "body", answer.asString()));
    }

    private synchronized JsonNode ask(Map<String, ?> question) {
        try {
            questions.write(JSON.writeValueAsString(question) + "\n");
            questions.flush();
            return JSON.readTree(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
