package cn.hotline.hall.queue;

import cn.hotline.support.Rows;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number in a hall that is there for tests alone, and what happens to it. */
public record ANumber(UUID id, String number, String code) {

    /** With the services SOCIAL (A) and TAX (G), and the counters 01 to 08; all but the second and third can do both. */
    public static final String HALL = "HALL-PUSH";

    /** The hall is there from now on; whoever asks for its board before is told that there is none. */
    public static void buildHall() {
        QueueOfTests.queue().build();
    }

    public static ANumber taken(String service) {
        return taken(service, null);
    }

    public static ANumber taken(String service, @Nullable UUID citizen) {
        return QueueOfTests.queue().take(service, citizen);
    }

    public ANumber step(QueueVerb verb, @Nullable String counter) {
        QueueOfTests.queue().step(id, verb, counter);
        return this;
    }

    public ANumber called(String counter) {
        return step(QueueVerb.CALLED, counter);
    }

    public ANumber finished(String counter) {
        return step(QueueVerb.STARTED, counter).step(QueueVerb.FINISHED, counter);
    }

    /** As its events are named. */
    public String event(int seq) {
        var day = Rows.count("select cast(to_char(day, 'YYYYMMDD') as bigint) from queue_ticket where id = ?", id);
        return HALL + "-" + day + "-" + number + "-" + seq;
    }
}
