package cn.hotline.platform;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets requests in progress end before the service stops. The framework's own drain counts an upgraded socket as a request that
 * never ends; here sockets do not count, and their room sends them away first.
 */
@Singleton
final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final Duration atMost;
    private final Phaser requests = new Phaser(1);
    private volatile boolean draining;

    Drain(@ConfigProperty(name = "hotline.drain") Duration atMost) {
        this.atMost = atMost;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::count);
    }

    /** After everybody who has something to send away. */
    void drain(@Observes @Priority(10_000) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        draining = true;
        try {
            requests.awaitAdvanceInterruptibly(requests.arrive(), atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Some requests did not end within " + atMost.toSeconds() + " s.");
        }
    }

    private void count(RoutingContext routing) {
        if (routing.request().getHeader("Upgrade") == null) {
            requests.register();
            routing.addEndHandler(ended -> requests.arriveAndDeregister());
            if (draining) {
                routing.response().putHeader("Connection", "close");
            }
        }
        routing.next();
    }
}
