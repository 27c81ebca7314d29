package cn.hotline.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/**
 * Has PostgreSQL plan the statements of a list for the values they come with. A statement that is asked often would get one plan for
 * all values, and what is good for a unit of a hundred tickets is bad for one of two hundred thousand. A page is a few rows here and
 * there, as memory and today's disks give them: reading in no order is not dear, and calling helpers takes longer than the work.
 */
public final class FreshPlans {

    private static final String SETTINGS = """
            select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('random_page_cost', '1.1', true),
                set_config('max_parallel_workers_per_gather', '0', true)""";

    private FreshPlans() {}

    public static <T> T in(EntityManager db, Supplier<T> list) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            db.createNativeQuery(SETTINGS, Object[].class).getSingleResult();
            return list.get();
        });
    }
}
