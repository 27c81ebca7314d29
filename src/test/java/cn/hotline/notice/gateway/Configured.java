package cn.hotline.notice.gateway;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of a gateway as a city would write them. */
final class Configured {

    private Configured() {}

    /** @param settings name and value in turn, without the prefix */
    static <T> T as(Class<T> type, String... settings) {
        var prefix = type.getAnnotation(io.smallrye.config.ConfigMapping.class).prefix() + ".";
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(prefix + settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(type)
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build()
                .getConfigMapping(type);
    }
}
