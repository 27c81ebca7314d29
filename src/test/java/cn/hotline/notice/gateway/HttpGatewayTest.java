package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Phone;
import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Receipt;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpGatewayTest {

    private final CloudStub city = new CloudStub();
    private final Brought brought = new Brought();

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aMessageIsPostedWithItsIdAndTheToken() throws Exception {
        city.answers(204, "");
        var message = Messages.text("市".repeat(71));
        assertThat(gateway("key").send(message))
                .isEqualTo(new Answer.Taken(message.id().toString(), 2));
        assertThat(city.asked.getFirst().header("Authorization")).isEqualTo("Bearer key");
        assertThat(city.asked.getFirst().json())
                .isEqualTo(CloudStub.JSON.readTree("{\"phone\":\"+8619900000001\",\"text\":\"%s\",\"id\":\"%s\"}"
                        .formatted(message.text(), message.id())));
    }

    @Test
    void theServiceMayNameTheMessageAndWhatItCharges() {
        city.answers(202, "{\"reference\":\"r-1\",\"segments\":3}");
        assertThat(gateway("key").send(Messages.text("x"))).isEqualTo(new Answer.Taken("r-1", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "401, '', ACCOUNT",
        "400, '', CONTENT",
        "429, '', THROTTLED",
        "503, '', UNAVAILABLE",
        "422, '{\"fault\":\"NUMBER\"}', NUMBER",
        "422, '{\"fault\":\"NONSENSE\"}', CONTENT"
    })
    void refusalsSayWhoseFaultTheyAre(int status, String body, Fault fault) {
        city.answers(status, body);
        assertThat(gateway("key").send(Messages.text("x"))).isEqualTo(new Answer.Refused(fault, "http-" + status));
    }

    @Test
    void aServiceThatFailsMayHaveSentIt() {
        city.answers(500, "{\"fault\":\"NUMBER\"}");
        assertThat(gateway("key").send(Messages.text("x"))).isEqualTo(new Answer.Unknown("http-500"));
    }

    @ParameterizedTest
    @CsvSource({"0, true, ''", "7, true, ''", "8, false, NUMBER", "9, false, UNAVAILABLE"})
    void theTestKeySendsNothingAnywhere(String digit, boolean taken, String fault) {
        var message = Messages.to(new Phone("+861990000000" + digit), "x");
        var answer = gateway("test").send(message);
        assertThat(city.asked).isEmpty();
        if (taken) {
            assertThat(answer).isEqualTo(new Answer.Taken("test-" + message.id(), 1));
            assertThat(brought.receipts)
                    .singleElement()
                    .returns(message.id(), Receipt::notice)
                    .returns(Receipt.Fate.DELIVERED, Receipt::fate);
        } else {
            assertThat(answer).isEqualTo(new Answer.Refused(Fault.valueOf(fault), "test"));
            assertThat(brought.receipts).isEmpty();
        }
    }

    @Test
    void withoutAnAddressItIsNotThere() {
        var none = new HttpGateway(
                Configured.as(HttpConfig.class), new Outside(), new ObjectMapper(), brought.inbox(), Clock.systemUTC());
        assertThat(none.isConfigured()).isFalse();
        assertThat(gateway("key").isConfigured()).isTrue();
    }

    private HttpGateway gateway(String token) {
        return new HttpGateway(
                Configured.as(HttpConfig.class, "url", city.url() + "/send", "token", token),
                new Outside(),
                new ObjectMapper(),
                brought.inbox(),
                Clock.systemUTC());
    }
}
