package cn.hotline.hall.queue;

import java.time.Instant;
import java.util.List;

/** Who has an appointment and is not there yet: whoever keeps appointments says so, and estimates count them in. */
public interface Expected {

    /** One of them. */
    record Arrival(String service, Instant startsAt) {}

    /** At most some hundred, whose slots begin between the two. */
    List<Arrival> arrivals(String hall, Instant from, Instant to);
}
