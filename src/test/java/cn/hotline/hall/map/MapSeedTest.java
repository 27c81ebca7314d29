package cn.hotline.hall.map;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Listened;
import cn.hotline.hall.queue.AHall;
import cn.hotline.platform.Messages;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A map that does not fit its hall stops no start, and says what does not fit. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class MapSeedTest {

    /** Of a hall with one counter. */
    private static final String MAP = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[113.4126,29.6187]},
             "properties":{"id":"E","floor":1,"kind":"ENTRANCE","name":"东门","nameEn":"East"}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[113.4128,29.6187]},
             "properties":{"id":"W","floor":1,"kind":"COUNTER","name":"1号窗口","nameEn":"Counter 1","counter":"01"}},
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[113.4126,29.6187],[113.4128,29.6187]]},
             "properties":{"from":"E","to":"W","kind":"WALK"}}]}""";

    @Inject
    MapSeed seed;

    @Inject
    HallMaps maps;

    @Test
    void whatDoesNotFitIsNamedAndTheHallGoesWithoutAMap() {
        var hall = AHall.fresh().code();
        var told = brought(hall, MAP);
        assertThat(told)
                .singleElement()
                .asString()
                .contains("HOTLINE_SEED: " + hall + ".geojson")
                .contains("02", "03");
        assertThat(maps.isMissing(hall)).isTrue();
        assertThat(brought(hall, "{\"type\":")).singleElement().asString().contains(hall);
        assertThat(brought(hall, MAP.replace("\"type\":\"Point\",", "")))
                .singleElement()
                .asString()
                .contains("features[0].geometry.type");
        assertThat(maps.isMissing(hall)).isTrue();
    }

    @Test
    void theOneThatIsThereStays() {
        var hall = AHall.bare();
        hall.service("SOCIAL", "A", 12);
        hall.counter("01", "SOCIAL");
        assertThat(brought(hall.code(), MAP)).isEmpty();
        hall.counter("02", "SOCIAL");
        assertThat(brought(hall.code(), MAP)).isEmpty();
        assertThat(maps.view(hall.code(), Messages.accepting("zh")))
                .hasValueSatisfying(map -> assertThat(map.version()).isEqualTo(1));
    }

    /** @return what was logged of it */
    private List<String> brought(String hall, String file) {
        try (var log = new Listened()) {
            seed.bring(hall, () -> Optional.of(file));
            return log.lines().stream()
                    .filter(line -> line.contains(hall) && line.contains("HOTLINE_SEED"))
                    .toList();
        }
    }
}
