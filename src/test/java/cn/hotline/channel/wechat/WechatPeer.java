package cn.hotline.channel.wechat;

import cn.hotline.support.As;
import cn.hotline.support.NodePeer;
import cn.hotline.support.WechatHook;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/** WeChat's side, written by others (npm {@code wechat-crypto} and {@code xml2js}), as a process of its own. */
final class WechatPeer implements AutoCloseable {

    private static final NodePeer NODE = new NodePeer("wechat", "wechat-crypto");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    WechatPeer() {
        process = NODE.start(ProcessBuilder.Redirect.DISCARD, WechatHook.TOKEN, WechatHook.AES_KEY, WechatHook.APP);
        questions = process.outputWriter();
        answers = process.inputReader();
    }

    static void installed() throws IOException, InterruptedException {
        NODE.install();
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
