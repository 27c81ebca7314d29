package cn.hotline.ticket;

import cn.hotline.support.As;
import cn.hotline.support.Wire;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A citizen's client of tus 1.0. */
record Tus(UUID citizen) {

    static final String UPLOADS = "/api/citizen/v1/attachments/uploads";

    static Tus client() {
        return new Tus(UUID.randomUUID());
    }

    String opened(long bytes) {
        return open(bytes).then().statusCode(201).extract().path("id");
    }

    Response open(long bytes) {
        return As.citizen(citizen)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", bytes)
                .post(UPLOADS);
    }

    Response send(String id, long offset, byte[] part) {
        return As.citizen(citizen)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .body(part)
                .patch(UPLOADS + "/{id}", id);
    }

    Response read(String id) {
        return As.citizen(citizen).get(UPLOADS + "/{id}", id);
    }

    Response abandon(String id) {
        return As.citizen(citizen).delete(UPLOADS + "/{id}", id);
    }

    long offset(String id) {
        return Long.parseLong(read(id).header("Upload-Offset"));
    }

    /** What tus asks before it goes on. */
    cn.hotline.support.Reply head(String id) {
        return Wire.request("HEAD", UPLOADS + "/" + id).bearer(token()).send();
    }

    /** Announces all of it and sends only so many bytes; whoever closes it kills the connection. */
    Socket begun(String id, byte[] content, int bytes) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        var head = "PATCH " + UPLOADS + "/" + id + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\n"
                + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
                + content.length + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(content, 0, bytes);
        socket.getOutputStream().flush();
        return socket;
    }

    private String token() {
        return As.token("citizen", citizen.toString(), Set.of("citizen"), Map.of());
    }
}
