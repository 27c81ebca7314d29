package cn.hotline.hall.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps that are wrong are refused by name; those of the demo city lead everywhere. */
class MapReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Messages CHINESE = Messages.accepting("zh");
    private static final Messages ENGLISH = Messages.accepting("en");
    private static final Pace PACE = new Pace(1, 40, 5, 25, 20);

    private static final String RIGHT = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[113.4126,29.6187]},
             "properties":{"id":"E","floor":1,"kind":"ENTRANCE","name":"东门","nameEn":"East"}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[113.4128,29.6187,5.0]},
             "properties":{"id":"W","floor":1,"kind":"COUNTER","name":"1号窗口","nameEn":"Counter 1","counter":"01"}},
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[113.4126,29.6187],[113.4128,29.6187]]},
             "properties":{"from":"E","to":"W","kind":"WALK"}}]}""";

    @Test
    void aRightMapIsRead() throws IOException {
        var map = read(RIGHT);
        assertThat(map.points()).hasSize(2);
        assertThat(map.reached(true)).containsExactlyInAnyOrder("E", "W");
    }

    /** What is put instead of what, and the fault. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "from":"E"                  | "from":"X"                       | X
            "from":"E","to":"W"         | "from":"W","to":"W"              | WALK
            "kind":"WALK"               | "kind":"FLY"                     | WALK, STAIRS
            "kind":"WALK"               | "kind":"LIFT"                    | LIFT
            "kind":"ENTRANCE"           | "kind":"DOOR"                    | ENTRANCE, COUNTER
            "kind":"ENTRANCE"           | "kind":"TOILET"                  | ENTRANCE
            "floor":1,"kind":"COUNTER"  | "floor":2,"kind":"COUNTER"       | WALK
            "counter":"01"              | "counter":"02"                   | 01
            ,"counter":"01"             | ''                               | counter
            "id":"E",                   | ''                               | id
            "id":"W"                    | "id":"E"                         | E
            ,"nameEn":"East"            | ''                               | nameEn
            [113.4126,29.6187]}         | [29.6187]}                       | 经度
            [113.4126,29.6187]}         | [213.4,29.6]}                    | 经度
            [113.4126,29.6187]}         | ["113",29.6]}                    | 经度
            [113.4126,29.6187]}         | {"x":1}}                         | 经度
            [113.4128,29.6187,5.0]      | [114.4,29.6187]                  | 两公里
            [[113.4126,29.6187],        | [                                | 坐标
            [[113.4126,29.6187],        | [[113.4136,29.6187],             | 两端
            "kind":"WALK"               | "kind":"WALK","oneWay":true      | OK
            "from":"E","to":"W","kind":"WALK" | "from":"W","to":"E","kind":"WALK","oneWay":true | 两端
            """)
    void aFaultIsNamed(String right, @Nullable String wrong, String said) throws IOException {
        var text = RIGHT.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(RIGHT);
        if (said.equals("OK")) {
            assertThat(read(text).passages()).hasSize(1);
            return;
        }
        assertThatThrownBy(() -> read(text))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problem(CHINESE).errors())
                        .anySatisfy(error -> assertThat(error.message()).contains(said)));
    }

    @ParameterizedTest
    @CsvSource({"HALL-CITY,E-EAST", "HALL-LT,E-MAIN"})
    void everyPlaceOfTheDemoHallsIsReachedStepFree(String hall, String entrance) throws IOException {
        var map = demo(hall);
        map.points().forEach(point -> {
            var route = Route.between(map, new Route.Ends(entrance, point.id()), true, PACE);
            assertThat(route).as(point.id()).isPresent();
            assertThat(Directions.of(route.orElseThrow(), map, CHINESE)).isNotEmpty();
        });
    }

    @Test
    void theWayIsToldInPlainWords() throws IOException {
        var map = demo("HALL-CITY");
        var route =
                Route.between(map, new Route.Ends("E-EAST", "W32"), true, PACE).orElseThrow();
        var told = Directions.of(route, map, CHINESE).stream()
                .map(Directions.Step::text)
                .toList();
        assertThat(told).containsExactly("从东门进", "直走约40米", "右转，直走约8米", "乘电梯到3楼", "直走约8米", "右转，直走约10米", "32号窗口在您左手边");
        assertThat(Directions.of(route, map, ENGLISH).getLast().text()).isEqualTo("Counter 32 is on your left");
    }

    /** To be looked at. */
    @Test
    void theWayIsDrawn() throws IOException {
        var map = demo("HALL-CITY");
        var route =
                Route.between(map, new Route.Ends("E-EAST", "W32"), true, PACE).orElseThrow();
        var svg = RouteDrawing.of(route, map, Set.of("32"), CHINESE);
        Files.writeString(Path.of("target", "route.svg"), svg);
        assertThat(svg).contains("东门", "32号窗口", "1楼", "3楼").doesNotContain("2楼</text>", "NaN");
        assertThat(svg).as("counters that are gone").doesNotContain("31号窗口", "33号窗口");
    }

    private static HallMap demo(String hall) throws IOException {
        return read(Files.readString(Path.of("src/main/resources/demo-city", hall + ".geojson")), true);
    }

    private static HallMap read(String text) throws IOException {
        return read(text, false);
    }

    private static HallMap read(String text, boolean ofItsOwn) throws IOException {
        var input = JSON.readerFor(MapInput.class).<MapInput>readValue(text);
        var counters = input.features().stream()
                .map(feature -> feature.properties().counter())
                .filter(counter -> counter != null)
                .collect(Collectors.toSet());
        return MapReading.of(input, ofItsOwn ? counters : Set.of("01"));
    }
}
