package cn.hotline.channel.partner.open311;

import static cn.hotline.channel.partner.open311.GeoReports.V2;
import static cn.hotline.channel.partner.open311.GeoReports.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example exchanges of GeoReport v2, read where they are, hold in shape: our answers have their names, nesting and types. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ExchangesTest {

    private static final Path EXAMPLES = Path.of("../shared/data/open311");

    private static String id;

    @BeforeAll
    static void demandExamples() {
        if (!Files.isDirectory(EXAMPLES)) {
            System.err.println("SKIPPED: the example exchanges of Open311 are not there: " + EXAMPLES);
        }
        assumeTrue(Files.isDirectory(EXAMPLES), "needs the examples");
    }

    @Test
    void services() throws IOException {
        same("01_get_service_list.xml", get("services.xml"));
        same("02_get_service_list.json", get("services.json"));
        // of a service with a list of values, as the example has one
        same("03_get_service_definition.xml", get("services/010104.xml"));
        same("04_get_service_definition.json", get("services/010104.json"));
    }

    @Test
    void aPostOfTheExampleIsTakenAndAnswered() throws IOException {
        var form = new LinkedHashMap<String, String>();
        var example = text("05_post_service_request.txt");
        for (var pair :
                example.substring(example.lastIndexOf("\n\n") + 2).strip().split("&")) {
            var parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        assertThat(form).containsKeys("api_key", "service_code", "attribute[WHISPAWN]");
        // its key, jurisdiction, service, attributes and the number nobody could dial are another city's
        form.keySet().removeIf(name -> name.startsWith("attribute") || name.equals("phone"));
        form.put("api_key", GeoReports.key());
        form.put("jurisdiction_id", "jinlin.example");
        form.put("service_code", "019901");
        same("06_post_service_request.xml", GeoReports.post(form, "xml"));
        same("07_post_service_request.json", GeoReports.post(form, "json"));
    }

    @Test
    void requestsAndTokens() throws IOException {
        same("08_get_service_request_id_from_a_token.xml", mine("tokens/" + id() + ".xml"));
        same("09_get_service_request_id_from_a_token.json", mine("tokens/" + id() + ".json"));
        same("10_get_service_requests.xml", mine("requests.xml"));
        same("11_get_service_requests.json", mine("requests.json"));
        same("12_get_service_request.xml", mine("requests/" + id() + ".xml"));
        same("13_get_service_request.json", mine("requests/" + id() + ".json"));
    }

    @Test
    void errors() throws IOException {
        var form = GeoReports.report();
        form.remove("api_key");
        for (var format : new String[] {"14_errors.txt,xml", "15_errors.txt,json"}) {
            var parts = format.split(",");
            var answer = GeoReports.post(form, parts[1]);
            assertThat(text(parts[0])).startsWith("HTTP/1.1 " + answer.statusCode() + " ");
            same(parts[0], answer);
        }
    }

    private static String id() {
        if (id == null) {
            id = GeoReports.posted();
        }
        return id;
    }

    private static Response get(String path) {
        return As.nobody().get(V2 + path);
    }

    private static Response mine(String path) {
        id();
        return asking().get(V2 + path);
    }

    private static void same(String example, Response answer) throws IOException {
        var text = text(example);
        var body = text.startsWith("HTTP/") ? text.substring(text.indexOf("\n\n") + 2) : text;
        if (!example.contains("errors")) {
            answer.then().statusCode(example.contains("post") ? 201 : 200);
        }
        assertThat(Shapes.of(answer.asString())).as(example).isEqualTo(Shapes.of(body));
    }

    private static String text(String example) throws IOException {
        return String.join(
                "\n", Arrays.asList(Files.readString(EXAMPLES.resolve(example)).split("\r?\n", -1)));
    }
}
