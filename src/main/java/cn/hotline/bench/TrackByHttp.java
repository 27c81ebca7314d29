package cn.hotline.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A person following a ticket by number and track code. */
final class TrackByHttp implements Load.Work {

    private final Target target;
    private final List<byte[]> requests;
    private final AtomicInteger next = new AtomicInteger();

    TrackByHttp(Target target, List<String> filed) {
        this.target = target;
        this.requests = filed.stream().map(TrackByHttp::request).toList();
    }

    @Override
    public Load.Worker worker() throws IOException {
        return new Reader(target.connect());
    }

    private static byte[] request(String filed) {
        var ticket = FollowedTicket.of(filed);
        return Wire.get("/api/citizen/v1/tickets/" + ticket.number(), "Track-Code: " + ticket.trackCode() + "\r\n");
    }

    private final class Reader implements Load.Worker {
        private final Wire wire;

        Reader(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void once() throws IOException {
            var answer = wire.exchange(requests.get(Math.floorMod(next.getAndIncrement(), requests.size())));
            if (answer.status() != 200) {
                throw new IOException("tracking was answered with " + answer.status());
            }
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
