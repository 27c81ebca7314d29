package cn.hotline.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/**
 * Has PostgreSQL plan the statements of a list for the values they come with. A statement that is asked often would get one plan for
 * all values, and what is good for a unit of a hundred tickets is bad for one of two hundred thousand.
 */
public final class FreshPlans {

    private FreshPlans() {}

    public static <T> T in(EntityManager db, Supplier<T> list) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            db.createNativeQuery("select set_config('plan_cache_mode', 'force_custom_plan', true)", String.class)
                    .getSingleResult();
            return list.get();
        });
    }
}
