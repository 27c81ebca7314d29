package cn.hotline.feed.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The network of the suite: writes down where the service wanted to connect, and leads it to a receiver on this machine instead. What
 * no test has plugged in is refused; nothing ever leaves 127.0.0.1.
 */
@Alternative
@Priority(1)
@Singleton
public class Wiretap implements Connector {

    /** Instead of the fifteen seconds of the service. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Map<String, Integer> PLUGGED = new ConcurrentHashMap<>();
    private static final List<Destination> WANTED = new CopyOnWriteArrayList<>();

    private final VertxConnector real;

    Wiretap(Vertx vertx) {
        this.real = new VertxConnector(vertx, new HttpClientOptions(), PATIENCE);
    }

    static void plug(String host, Receiver receiver) {
        PLUGGED.put(host, receiver.port());
    }

    /** Every address that got past the guard. */
    static List<Destination> wanted(String host) {
        return WANTED.stream().filter(to -> to.url().host().equals(host)).toList();
    }

    static List<Destination> wanted() {
        return WANTED;
    }

    @Override
    public Result post(Destination to, Parcel parcel) {
        WANTED.add(to);
        var port = PLUGGED.get(to.url().host());
        if (port == null) {
            return Result.failed(Failure.CONNECTION_REFUSED);
        }
        var here = new Destination.Url(false, to.url().host(), port, to.url().target());
        return real.post(new Destination(InetAddress.getLoopbackAddress(), here), parcel);
    }
}
