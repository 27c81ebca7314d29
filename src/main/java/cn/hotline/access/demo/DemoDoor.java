package cn.hotline.access.demo;

import cn.hotline.platform.DemoMode;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/** In production none of the demo's paths is there, whatever is sent to it: a refused body or media type would tell it is. */
final class DemoDoor {

    private static final int NOT_FOUND = 404;

    void shut(@Observes Router router, DemoMode mode) {
        if (!mode.isOn()) {
            router.route("/demo/*").order(Integer.MIN_VALUE + 1).handler(routing -> routing.fail(NOT_FOUND));
        }
    }
}
