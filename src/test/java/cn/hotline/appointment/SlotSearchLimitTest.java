package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One address floods nobody with searches, and takes nothing from others. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SlotSearchLimitTest {

    private static final String PATH = "/api/citizen/v1/slot-searches";

    /** As in the settings of tests. */
    private static final int AN_HOUR = 200;

    @TestHTTPResource(PATH)
    URI searches;

    @Test
    void soManySearchesAnHourComeFromOneAddress() throws IOException, InterruptedException {
        // Every address of 127/8 is this machine: nobody else of the suite asks from there.
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.77"))
                .build()) {
            for (int i = 0; i < AN_HOUR; i++) {
                assertThat(search(client).statusCode()).isEqualTo(422);
            }
            var refused = search(client);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 3600L / AN_HOUR);
        }
        As.nobody().body(Map.of("service", "NONE")).post(PATH).then().statusCode(200);
    }

    /** Of neither a service nor a matter. */
    private HttpResponse<String> search(HttpClient client) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(searches)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
