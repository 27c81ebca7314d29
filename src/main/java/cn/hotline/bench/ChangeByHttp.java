package cn.hotline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Staff urge (催办) a ticket picked at random: the cheapest step that its citizen is told of, and one that may come again. */
final class ChangeByHttp implements Load.Work {

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Target target;
    private final List<FollowedTicket> tickets;
    private final Ledger ledger;
    private final String authorization;

    ChangeByHttp(Target target, List<FollowedTicket> tickets, Ledger ledger) throws IOException {
        this.target = target;
        this.tickets = tickets;
        this.ledger = ledger;
        this.authorization = "Authorization: Bearer " + target.staffToken("manager") + "\r\nIdempotency-Key: ";
    }

    @Override
    public Load.Worker worker() throws IOException {
        return target.connect().worker(this::urge);
    }

    private void urge(Wire wire) throws IOException {
        var number =
                tickets.get(ThreadLocalRandom.current().nextInt(tickets.size())).number();
        var path = "/api/staff/v1/tickets/" + number + "/urges";
        var answer = wire.exchange(Wire.post(path, authorization + UUID.randomUUID() + "\r\n", BODY));
        long nanos = System.nanoTime();
        var version = VERSION.matcher(answer.body());
        if (answer.status() != 201 || !version.find()) {
            throw new IOException("urging was answered with " + answer.status() + ": " + answer.body());
        }
        ledger.answered(number + "-" + version.group(1), nanos);
    }
}
