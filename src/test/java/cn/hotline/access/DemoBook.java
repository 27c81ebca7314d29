package cn.hotline.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** The demo accounts as the start mode keeps them. */
final class DemoBook {

    private DemoBook() {}

    static Response asked(RequestSpecification request) {
        return request.contentType("application/x-www-form-urlencoded")
                .body(clientCredentials())
                .post("/demo/v1/token");
    }

    private static String clientCredentials() {
        var data = ConfigProvider.getConfig().getValue("hotline.data-dir", String.class);
        try {
            var client = new ObjectMapper()
                    .readTree(Path.of(data, "demo-accounts.json").toFile())
                    .path("clients")
                    .get(0);
            return "grant_type=client_credentials&client_id=%s&client_secret=%s"
                    .formatted(
                            client.path("clientId").asText(),
                            client.path("secret").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
