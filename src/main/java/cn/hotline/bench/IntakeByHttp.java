package cn.hotline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A citizen's filing through the public API. */
final class IntakeByHttp implements Load.Work {

    private static final int KEPT = 500;

    private final int kept;
    private final Target target;
    private final Texts texts;
    private final ConcurrentLinkedQueue<String> filed = new ConcurrentLinkedQueue<>();

    IntakeByHttp(Target target, Texts texts) {
        this(target, texts, KEPT);
    }

    IntakeByHttp(Target target, Texts texts, int kept) {
        this.kept = kept;
        this.target = target;
        this.texts = texts;
    }

    /** Answers of some filings, to track those tickets by. */
    List<String> filed() {
        return List.copyOf(filed);
    }

    /** One filing by itself. */
    FollowedTicket once() throws IOException {
        try (var wire = target.connect()) {
            file(wire);
        }
        return FollowedTicket.of(filed().getLast());
    }

    @Override
    public Load.Worker worker() throws IOException {
        return target.connect().worker(this::file);
    }

    private void file(Wire wire) throws IOException {
        var text = texts.next();
        var body = """
                {"type":"HELP","title":"%s","text":"%s","place":{"region":"999901","address":"文化路8号"},\
                "reporter":{"kind":"NAMED","name":"王小明","phone":"19900000001"}}""".formatted(text.substring(0, Math.min(20, text.length())), text);
        var headers = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        var answer =
                wire.exchange(Wire.post("/api/citizen/v1/tickets", headers, body.getBytes(StandardCharsets.UTF_8)));
        if (answer.status() != 201) {
            throw new IOException("filing was answered with " + answer.status() + ": " + answer.body());
        }
        if (filed.size() < kept) {
            filed.add(answer.body());
        }
    }
}
