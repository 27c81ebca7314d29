package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.As;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** Requests about phrases and places that would succeed: each table is replaced by itself. */
final class ProposalBook {

    private ProposalBook() {}

    static RequestSpecification request(Row row, RequestSpecification request) {
        return row.method().equals("GET")
                ? request
                : request.contentType("text/csv")
                        .body(As.agent().get(row.path()).asString().getBytes(StandardCharsets.UTF_8));
    }
}
