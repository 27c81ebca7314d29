package cn.hotline.appointment;

import cn.hotline.support.Await;
import cn.hotline.support.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Something is asked for while somebody else has changed a row and not committed it yet. */
final class InTheMiddle {

    private InTheMiddle() {}

    /**
     * @param waiting a piece of the statement that will wait for it
     * @return what it came to after the change was committed
     */
    static <T> T of(String change, String waiting, Callable<T> asked) {
        var source = Arc.container().instance(AgroalDataSource.class).get();
        try (var pool = Executors.newSingleThreadExecutor();
                var connection = source.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            var answer = pool.submit(asked);
            Await.until("it waits", Duration.ofSeconds(20), () -> Rows.count("""
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and query like '%' || ? || '%'""", waiting) > 0);
            connection.commit();
            return answer.get();
        } catch (SQLException | ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
