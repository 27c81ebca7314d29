package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Gateway;
import cn.hotline.notice.Outgoing;
import cn.hotline.notice.SmsLength;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The city's own SMS service: one POST a message; it keeps no templates. */
@Singleton
final class HttpGateway implements Gateway {

    static final String NAME = "http";

    private static final Logger LOG = Logger.getLogger(HttpGateway.class);
    private static final int LONGEST_REFERENCE = 100;

    private final HttpConfig config;
    private final Outside outside;
    private final ObjectMapper json;
    private final TestKey test;

    HttpGateway(HttpConfig config, Outside outside, ObjectMapper json, Inbox inbox, Clock clock) {
        this.config = config;
        this.outside = outside;
        this.json = json;
        this.test = new TestKey(NAME, inbox, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return TestKey.is(config.token()) || config.url().isPresent();
    }

    @Override
    public Answer send(Outgoing message) {
        if (TestKey.is(config.token())) {
            return test.answer(message);
        }
        var body = json.valueToTree(Map.of("phone", message.to().e164(), "text", message.text(), "id", message.id()));
        var request = HttpRequest.newBuilder(config.url().orElseThrow())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        config.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        var heard = outside.ask(request.build());
        if (heard instanceof Outside.Unreached) {
            LOG.warn("The SMS gateway cannot be reached");
        }
        return heard.answer(said -> meaning(said, message));
    }

    /** It may name the message and say what it charges, or whose fault a refusal is; it need not. */
    private Answer meaning(Outside.Said said, Outgoing message) {
        var answer = said.tree(json);
        if (said.status() / 100 == 2) {
            var reference = answer.path("reference").asText("");
            boolean named = !reference.isEmpty() && reference.length() <= LONGEST_REFERENCE;
            int charged = answer.path("segments").asInt(0);
            return new Answer.Taken(
                    named ? reference : message.id().toString(),
                    charged > 0 ? charged : SmsLength.charged(message.text()).segments());
        }
        LOG.warnf("The SMS gateway answered %d", said.status());
        var fault = answer.path("fault").asText("");
        return said.status() / 100 != 4
                ? said.byStatus()
                : Stream.of(Fault.values())
                        .filter(known -> known.name().equals(fault))
                        .<Answer>map(known -> new Answer.Refused(known, "http-" + said.status()))
                        .findFirst()
                        .orElseGet(said::byStatus);
    }
}
