package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Contract;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What client teams read in mobile-contract/examples is what the contract says. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("mobile-contract", "examples");

    private final OpenApiInteractionValidator contract = OpenApiInteractionValidator.createFor(
                    Contract.file("citizen").toUri().toString())
            .build();

    @ParameterizedTest
    @CsvSource({
        "filed.json, POST, /api/citizen/v1/tickets, 201, application/json",
        "ticket.json, GET, /api/citizen/v1/tickets/26112200000010, 200, application/json",
        "timeline.json, GET, /api/citizen/v1/tickets/26112200000010/timeline, 200, application/json",
        "problem-missing-elements.json, POST, /api/citizen/v1/tickets, 422, application/problem+json"
    })
    void anAnswerIsLawful(String file, Request.Method method, String path, int status, String type) throws IOException {
        var answer = SimpleResponse.Builder.status(status)
                .withContentType(type)
                .withBody(Files.readString(EXAMPLES.resolve(file)))
                .build();
        assertThat(contract.validateResponse(path, method, answer).getMessages())
                .isEmpty();
    }

    @Test
    void aRequestIsLawful() throws IOException {
        var request = SimpleRequest.Builder.post("/api/citizen/v1/tickets")
                .withContentType("application/json")
                .withHeader("Idempotency-Key", UUID.randomUUID().toString())
                .withBody(Files.readString(EXAMPLES.resolve("file-request.json")))
                .build();
        assertThat(contract.validateRequest(request).getMessages()).isEmpty();
    }

    @Test
    void everyExampleIsChecked() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "file-request.json",
                            "filed.json",
                            "ticket.json",
                            "timeline.json",
                            "problem-missing-elements.json");
        }
    }
}
