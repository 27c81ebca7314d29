package cn.hotline.hall.map;

import cn.hotline.hall.Hall;
import cn.hotline.hall.KnownVersion;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Seeds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Brings the maps in at the first start: {@code <hall>.geojson}. */
@Singleton
public class MapSeed {

    private static final String AUTHOR = "seed";

    private final Seeds seeds;
    private final HallMaps maps;
    private final ObjectMapper json;

    MapSeed(Seeds seeds, HallMaps maps, ObjectMapper json) {
        this.seeds = seeds;
        this.maps = maps;
        this.json = json;
    }

    @Transactional
    void seed(@Observes @Priority(2200) StartupEvent start) {
        Hall.codes().forEach(this::seed);
    }

    private void seed(String hall) {
        if (maps.view(hall, Messages.accepting(null)).isEmpty()) {
            seeds.text(hall + ".geojson").ifPresent(text -> maps.put(hall, read(hall, text), KnownVersion.ANY, AUTHOR));
        }
    }

    private MapInput read(String hall, String text) {
        try {
            return json.readerFor(MapInput.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("HOTLINE_SEED: " + hall + ".geojson cannot be read");
        }
    }
}
