package cn.hotline.hall.map;

import cn.hotline.hall.Hall;
import cn.hotline.hall.KnownVersion;
import cn.hotline.platform.CheckedJson;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Seeds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Brings the maps in at the first start: {@code <hall>.geojson}. One that is wrong stops nobody's start: its hall goes without. */
@Singleton
public class MapSeed {

    private static final Logger LOG = Logger.getLogger(MapSeed.class);

    private static final String AUTHOR = "seed";

    private final Seeds seeds;
    private final HallMaps maps;
    private final CheckedJson json;

    MapSeed(Seeds seeds, HallMaps maps, CheckedJson json) {
        this.seeds = seeds;
        this.maps = maps;
        this.json = json;
    }

    void seed(@Observes @Priority(2200) StartupEvent start) {
        QuarkusTransaction.requiringNew()
                .call(Hall::codes)
                .forEach(hall -> bring(hall, () -> seeds.text(hall + ".geojson")));
    }

    /** A map that there is stays. */
    void bring(String hall, Supplier<Optional<String>> file) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                var text = file.get(); // first: from then on no other node looks whether there is a map
                if (text.isPresent() && maps.isMissing(hall)) {
                    maps.put(hall, read(text.get()), KnownVersion.ANY, AUTHOR);
                }
            });
        } catch (Refusal refusal) {
            LOG.errorf("HOTLINE_SEED: %s.geojson is not taken, the hall goes without a map: %s", hall, faults(refusal));
        }
    }

    private MapInput read(String text) {
        return json.read(text.getBytes(StandardCharsets.UTF_8), MapInput.class);
    }

    private static String faults(Refusal refusal) {
        var problem = refusal.problem(Messages.accepting("en"));
        return problem.errors().isEmpty()
                ? String.valueOf(problem.detail())
                : problem.errors().stream()
                        .map(fault -> fault.field() + ": " + fault.message())
                        .collect(Collectors.joining("; "));
    }
}
