package cn.hotline.support;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tickets that a partner brings in one go. */
public final class ABatch {

    public static final String IMPORTS = "/api/partner/v1/ticket-imports";
    public static final String HEADER = "externalId,title,text,reporter.kind,reporter.name,reporter.phone\n";

    private ABatch() {}

    public static String table(String prefix, int rows) {
        return HEADER
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> "%s-%d,路灯不亮,第%d盏路灯一周不亮。,NAMED,王小明,19900000001\n".formatted(prefix, i, i))
                        .collect(Collectors.joining());
    }

    public static String line(String externalId) {
        return "{\"externalId\":\"%s\",\"title\":\"路灯不亮\",\"text\":\"路灯一周不亮。\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}\n"
                .formatted(externalId);
    }

    public static Response csv(RequestSpecification as, String key, String table) {
        return as.header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS);
    }

    public static Response lines(RequestSpecification as, String key, String lines) {
        return as.header("Idempotency-Key", key)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS);
    }
}
