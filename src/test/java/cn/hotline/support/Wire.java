package cn.hotline.support;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A request byte for byte as written, as no well-behaved client would send it, and its answer. */
public final class Wire {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final String line;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean chunked;

    private Wire(String line) {
        this.line = line;
        header("Host", "localhost").header("Connection", "close").header("Accept-Language", "zh-CN");
    }

    public static Wire request(String method, String target) {
        return new Wire(method + " " + target + " HTTP/1.1\r\n");
    }

    public static Wire post(String target, String json) {
        return request("POST", target)
                .header("Content-Type", "application/json")
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    public Wire header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Wire bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Wire body(byte[] bytes) {
        body.reset();
        body.writeBytes(bytes);
        return this;
    }

    /** In chunks of 8 KiB, without a declared length. */
    public Wire chunked() {
        chunked = true;
        return header("Transfer-Encoding", "chunked");
    }

    /** The head alone, as a client that announces a body and waits. */
    public Reply sendHeadOnly() {
        return exchange(head(false));
    }

    public Reply send() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(!chunked && body.size() > 0));
        byte[] content = body.toByteArray();
        if (!chunked) {
            bytes.writeBytes(content);
        }
        for (int from = 0; chunked && from < content.length; from += 8192) {
            int length = Math.min(8192, content.length - from);
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(content, from, length);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (chunked) {
            bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return exchange(bytes.toByteArray());
    }

    private byte[] head(boolean declaresLength) {
        var head = new StringBuilder(line);
        if (declaresLength) {
            head.append("Content-Length: ").append(body.size()).append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private Reply exchange(byte[] request) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var sender = Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(request);
                    socket.getOutputStream().flush();
                } catch (IOException e) {
                    // refused before all of it was sent: the answer tells
                }
            });
            var answer = new ByteArrayOutputStream();
            try {
                byte[] part = new byte[8192];
                int read = socket.getInputStream().read(part);
                while (read >= 0) {
                    answer.write(part, 0, read);
                    read = isWhole(answer) ? -1 : socket.getInputStream().read(part);
                }
            } catch (java.net.SocketException reset) {
                // the server had no use for the rest of the request
            }
            sender.interrupt();
            return Reply.of(answer.toByteArray(), line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** A refused request is answered before its body has been read: the connection ends later. */
    private static boolean isWhole(ByteArrayOutputStream answer) {
        var text = answer.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        var length = LENGTH.matcher(text);
        if (end > 0 && text.startsWith("HTTP/1.1 101 ")) {
            return true;
        }
        return end > 0
                && length.find()
                && length.start() < end
                && text.length() >= end + 4 + Integer.parseInt(length.group(1));
    }
}
