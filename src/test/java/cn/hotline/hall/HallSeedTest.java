package cn.hotline.hall;

import static cn.hotline.support.Rows.count;
import static cn.hotline.support.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.HallSeed.CounterRow;
import cn.hotline.hall.HallSeed.HallRow;
import cn.hotline.hall.HallSeed.Hours;
import cn.hotline.hall.HallSeed.ServiceRow;
import cn.hotline.hall.HallSeed.ZoneRow;
import cn.hotline.hall.queue.AHall;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The files of a city are newer than what its database has. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallSeedTest {

    @Inject
    HallSeed seed;

    @Test
    void whatIsMissingIsAddedAndWhatIsThereStays() {
        var old = AHall.bare().code();
        var planned = AHall.fresh().code();
        var added = AHall.freshCode();
        var bare = AHall.freshCode();
        var rows = List.of(
                row(old, List.of(service())),
                row(planned, List.of(service())),
                row(added, List.of(service())),
                row(bare, null));
        seed.bring(rows);
        seed.bring(rows);
        assertThat(text("select name from hall where code = ?", old)).isEqualTo("测试大厅");
        assertThat(text("select name from hall where code = ?", added)).isEqualTo("新大厅");
        assertThat(text("select hours #>> '{working,0,0}' from hall where code = ?", bare))
                .isEqualTo("08:30");
        assertThat(count("select count(*) from hall_service where hall = ?", planned))
                .isEqualTo(3);
        for (var hall : List.of(old, added)) {
            assertThat(count("select count(*) from hall_service where hall = ?", hall))
                    .isEqualTo(1);
            assertThat(count("select count(*) from counter where hall = ?", hall))
                    .isEqualTo(1);
            assertThat(text("select hours #>> '{working,0,1}' from hall where code = ?", hall))
                    .isEqualTo("16:30");
        }
    }

    private static HallRow row(String code, @Nullable List<ServiceRow> services) {
        return new HallRow(
                code,
                "新大厅",
                "A new hall",
                null,
                "某路2号",
                113,
                29,
                new Hours("08:30", "16:30"),
                null,
                1,
                null,
                null,
                List.of(new ZoneRow("Z1", 1, "一区", "Zone 1")),
                services,
                services == null ? null : List.of(new CounterRow("01", "1号窗口", "Counter 1", 1, "Z1", List.of("A"))));
    }

    private static ServiceRow service() {
        return new ServiceRow("A", "A", "业务", "Service", List.of(), 10, false);
    }
}
