package cn.hotline.local;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Tells, once HTTP listens in the demo profile, how long the start took and where everything is. */
@ApplicationScoped
class StartupBanner {
    void print(@ObservesAsync HttpServerStart server) {
        if (!LocalStart.isWanted()) {
            return;
        }
        String base = "http://localhost:" + server.options().getPort();
        System.out.printf(Locale.ROOT, """

                Hotline 12345 is ready in %.1f s. Ctrl-C stops it.
                  service        %s
                  API reference  %s/reference/
                  health         %s/q/health/ready
                  data           %s
                %n""", secondsSinceStart(), base, base, base, DataDirectory.configured());
    }

    private static double secondsSinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }
}
