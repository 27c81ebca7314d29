package cn.hotline.access;

import cn.hotline.support.As;
import java.nio.charset.StandardCharsets;

/** The smallest attachment there is. */
final class Pdf {

    static final byte[] CONTENT = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private Pdf() {}

    /** By the reporter of the matrix; its id. */
    static String uploaded() {
        return As.citizen(Somebody.REPORTER_ID)
                .header("Idempotency-Key", As.key())
                .contentType("application/octet-stream")
                .body(CONTENT)
                .post("/api/citizen/v1/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
