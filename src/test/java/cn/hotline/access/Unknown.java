package cn.hotline.access;

import cn.hotline.support.As;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.IntStream;

/** What a number that no ticket has is answered with. */
final class Unknown {

    private Unknown() {}

    /** Well-formed, with the right check digit, and nobody's. */
    static String number() {
        return IntStream.range(0, 10)
                .mapToObj(check -> "9901019999999" + check)
                .filter(number ->
                        As.agent().get("/api/staff/v1/tickets/{n}", number).statusCode() == 404)
                .findFirst()
                .orElseThrow();
    }

    /** A problem without what differs from answer to answer. */
    static Map<String, Object> problem(Response answer) {
        Map<String, Object> problem = answer.jsonPath().getMap("");
        problem.remove("traceId");
        problem.put(
                "headers",
                answer.getHeaders().asList().stream()
                        .map(header -> header.getName())
                        .sorted()
                        .toList());
        problem.put("http", answer.statusCode());
        return problem;
    }
}
