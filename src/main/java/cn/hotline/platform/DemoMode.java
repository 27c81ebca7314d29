package cn.hotline.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;

/** Whether this is the start mode (profile {@code demo}) or a test; what stands in for a city's systems lives only there. */
@Singleton
public class DemoMode {

    public boolean isOn() {
        return !ConfigUtils.isProfileActive("prod")
                && (ConfigUtils.isProfileActive("demo") || ConfigUtils.isProfileActive("test"));
    }

    /** @throws Refusal 404 in production, as if there were nothing */
    public void require() {
        if (!isOn()) {
            throw Refusal.notFound("not-found");
        }
    }
}
