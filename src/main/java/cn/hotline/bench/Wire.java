package cn.hotline.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One kept-open HTTP/1.1 connection with next to no cost of its own, since client and service share the processor. */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int MAX_LINE = 16_384;

    private final Socket socket;
    private final InputStream in;

    Wire(InetSocketAddress address) throws IOException {
        socket = new Socket();
        socket.connect(address, TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), MAX_LINE);
    }

    /** What is done over a connection again and again. */
    interface Exchange {
        void over(Wire wire) throws IOException;
    }

    /** Does it over this connection, which is its own from now on. */
    Load.Worker worker(Exchange exchange) {
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                exchange.over(Wire.this);
            }

            @Override
            public void close() throws IOException {
                Wire.this.close();
            }
        };
    }

    /** Status and body of an answer. */
    record Answer(int status, String body) {}

    static byte[] get(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] post(String path, String headers, byte[] json) {
        return post(path, "application/json", headers, json);
    }

    static byte[] form(String path, String form) {
        return post(path, "application/x-www-form-urlencoded", "", form.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] post(String path, String type, String headers, byte[] body) {
        var head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + body.length + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        var request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.regionMatches(true, 0, "transfer-encoding:", 0, 18);
        }
        return new Answer(status, new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = -1; size != 0; ) {
            size = Integer.parseInt(line(), 16);
            body.write(in.readNBytes(size));
            line();
        }
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > MAX_LINE) {
                throw new EOFException("connection closed in the middle of an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
