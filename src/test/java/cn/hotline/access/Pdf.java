package cn.hotline.access;

import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** The smallest attachment there is. */
final class Pdf {

    private static final byte[] CONTENT =
            "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Pdf() {}

    /** By the reporter of the matrix; its id. */
    static String uploaded() {
        return sent(As.citizen(Somebody.REPORTER_ID), "/api/citizen/v1/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response sent(RequestSpecification request, String path) {
        return request.header("Idempotency-Key", As.key())
                .contentType("application/octet-stream")
                .body(CONTENT)
                .post(path);
    }
}
