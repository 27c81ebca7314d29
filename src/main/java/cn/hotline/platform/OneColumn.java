package cn.hotline.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/**
 * Reads native queries of one column that name no class of results themselves: Hibernate never finds the plan of one that names a
 * class which is no entity again, so that each call would plan anew and drive other plans out (7.2; {@code ImplicitResultClassBuilder}
 * equals nothing but itself).
 */
public final class OneColumn {

    private OneColumn() {}

    /** A query that can be told the type of what is null. */
    public static NativeQuery<?> query(EntityManager db, String sql) {
        return db.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    /** @throws ClassCastException when the column is of another type */
    public static <T> List<T> of(Query query, Class<T> type) {
        List<?> values = query.getResultList();
        return values.stream().map(type::cast).toList();
    }

    /** The first row's; empty without a row and for null. */
    public static <T> Optional<T> first(Query query, Class<T> type) {
        return of(query, type).stream().limit(1).filter(Objects::nonNull).findFirst();
    }
}
