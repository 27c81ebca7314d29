package cn.hotline.notice;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of those whom notices go to, for a batch of them at once. */
@Singleton
final class Facts {

    private final EntityManager db;
    private final Hours hours;

    Facts(EntityManager db, Hours hours) {
        this.db = db;
        this.hours = hours;
    }

    /** What a number's owner wants, and what it had today. */
    record Person(String language, Set<String> unwanted, boolean isOptedOut, int sentToday) {}

    /** By number. */
    Map<String, Person> of(Collection<Due> due, Instant now) {
        var numbers = due.stream().map(Due::number).distinct().toArray(String[]::new);
        if (numbers.length == 0) {
            return Map.of();
        }
        var people = new HashMap<String, Person>();
        for (var row : rows(numbers, now)) {
            var columns = (Object[]) row;
            var number = (String) columns[0];
            people.put(
                    number,
                    new Person(
                            (String) columns[1],
                            names((String) columns[2]),
                            (boolean) columns[3],
                            ((Number) columns[4]).intValue()));
        }
        return people;
    }

    static Set<String> names(@Nullable String list) {
        return list == null || list.isEmpty()
                ? Set.of()
                : java.util.Arrays.stream(list.split(",")).collect(Collectors.toUnmodifiableSet());
    }

    private List<?> rows(String[] numbers, Instant now) {
        return db.createNativeQuery("""
                        select h.hash, coalesce(p.language, 'zh'), array_to_string(p.unwanted, ','), p.opted_out_at is not null,
                            coalesce(d.sent, 0)
                        from unnest(cast(:numbers as text[])) as h(hash)
                        left join notice_preference p on p.number_hash = decode(h.hash, 'hex')
                        left join notice_daily d on d.number_hash = decode(h.hash, 'hex') and d.day = :day""", Object[].class)
                .setParameter("numbers", numbers)
                .setParameter("day", hours.day(now))
                .getResultList();
    }
}
