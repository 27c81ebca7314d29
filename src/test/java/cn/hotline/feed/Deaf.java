package cn.hotline.feed;

import cn.hotline.support.ATicket;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A socket whose client sends frames and takes in nothing, with the smallest buffer the network allows. */
final class Deaf implements AutoCloseable {

    private static final int BUFFER = 2_048;

    private final Socket socket = new Socket();

    private Deaf() {}

    static Deaf open() {
        var deaf = new Deaf();
        try {
            deaf.socket.setReceiveBufferSize(BUFFER);
            deaf.socket.connect(new InetSocketAddress("localhost", RestAssured.port), 5_000);
            deaf.write("""
                    GET /api/citizen/v1/feed HTTP/1.1\r
                    Host: localhost\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            return deaf;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Deaf subscribe(ATicket ticket, String after) {
        return send("{\"type\":\"subscribe\",\"topic\":\"ticket:%s\",\"trackCode\":\"%s\",\"after\":\"%s\"}"
                .formatted(ticket.number(), ticket.code(), after));
    }

    Deaf ping() {
        return send("{\"type\":\"ping\"}");
    }

    Deaf unsubscribe(ATicket ticket) {
        return send("{\"type\":\"unsubscribe\",\"topic\":\"ticket:%s\"}".formatted(ticket.number()));
    }

    /** As a masked text frame (RFC 6455 §5.2) under the mask of zeros; blanks make it long enough for the two-byte length. */
    private Deaf send(String text) {
        var payload = (text + " ".repeat(126)).getBytes(StandardCharsets.UTF_8);
        write(ByteBuffer.allocate(payload.length + 8)
                .put((byte) 0x81)
                .put((byte) (0x80 | 126))
                .putShort((short) payload.length)
                .putInt(0)
                .put(payload)
                .array());
        return this;
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException cutOff) {
            // what the test waits for
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
