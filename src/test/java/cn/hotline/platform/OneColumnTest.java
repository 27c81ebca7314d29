package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.support.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a column comes back as when nothing is named, and that its query is planned once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OneColumnTest {

    private static final int OFTEN = 100;

    @Inject
    EntityManager db;

    static Stream<Arguments> types() {
        var id = UUID.randomUUID();
        return Stream.of(
                Arguments.of("cast('" + id + "' as uuid)", id),
                Arguments.of("timestamptz '2026-01-02 03:04:05.678901Z'", Instant.parse("2026-01-02T03:04:05.678901Z")),
                Arguments.of("date '2026-01-02'", LocalDate.of(2026, 1, 2)),
                Arguments.of("cast('字' as text)", "字"),
                Arguments.of("cast('一二' as varchar(20))", "一二"),
                Arguments.of("7", 7),
                Arguments.of("count(*)", 1L),
                Arguments.of("cast(2.5 as numeric(4, 1))", new BigDecimal("2.5")),
                Arguments.of("true", true),
                Arguments.of("decode('00ff', 'hex')", new byte[] {0, -1}));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aColumnComesBackAsWhatItIs(String column, Object value) {
        var read = QuarkusTransaction.requiringNew()
                .call(() -> OneColumn.first(db.createNativeQuery("select " + column), value.getClass()));
        assertThat((Object) read.orElseThrow()).isEqualTo(value);
    }

    @Test
    void noRowAndNullAreEmpty() {
        QuarkusTransaction.requiringNew().run(() -> {
            var nothing = OneColumn.query(db, "select cast(:none as uuid)").setParameter("none", null, UUID.class);
            assertThat(OneColumn.first(nothing, UUID.class)).isEmpty();
            assertThat(OneColumn.first(db.createNativeQuery("select 1 where false"), Integer.class))
                    .isEmpty();
            assertThatThrownBy(() -> OneColumn.of(db.createNativeQuery("select 1"), String.class))
                    .isInstanceOf(ClassCastException.class);
        });
    }

    @Test
    void aQueryIsPlannedOnce() {
        var plans = db.getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache();
        int before = plans.getNumberOfCachedQueryPlans();
        for (int i = 0; i < OFTEN; i++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> OneColumn.of(db.createNativeQuery("select 'planned once'"), String.class));
        }
        assertThat(plans.getNumberOfCachedQueryPlans() - before).isLessThan(OFTEN / 2);
    }
}
