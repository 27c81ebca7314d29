package cn.hotline.access;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP byte by byte, for headers that clients of this suite would not send as UTF-8. */
final class Raw {

    private Raw() {}

    /** The status of reading a ticket with this track code. */
    static int get(String number, String code) {
        var request =
                "GET /api/citizen/v1/tickets/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTrack-Code: %s\r\n\r\n"
                        .formatted(number, code);
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.substring(9));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 7K３D for 7K3D. */
    static String fullWidth(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }
}
