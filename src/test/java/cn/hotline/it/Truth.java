package cn.hotline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database holds once all is quiet. */
final class Truth {

    private final Database database;
    private final Map<String, List<String>> topics = new HashMap<>();

    Truth(Database database) {
        this.database = database;
    }

    /** Every step is in the stream, under its ticket exactly once. */
    boolean isPlaced() {
        return database.values("""
                select 'waiting' from feed_pending
                union all
                select 'not once' from ticket_event e
                where 1 <> (select count(*) from feed_entry f where f.topic = 'ticket:' || e.ticket_id and f.seq = e.seq)""").isEmpty();
    }

    /** All there are, each as {@code NUMBER-SEQ}. */
    List<String> steps() {
        return database.values(
                "select t.number || '-' || e.seq from ticket_event e join ticket t on t.id = e.ticket_id");
    }

    boolean isKnownTo(Follower follower) {
        var steps = topic(follower);
        return follower.interest().isOneTicket()
                ? steps.getLast().endsWith("-" + follower.known())
                : follower.ids().size() >= steps.size();
    }

    /** Of a ticket, each step once, in order: the follower itself has looked; of many, all that came since the first snapshot. */
    void wasTold(Follower follower) {
        if (follower.interest().isOneTicket()) {
            assertThat(topic(follower)).containsAll(follower.ids());
        } else {
            assertThat(follower.ids()).containsExactlyElementsOf(topic(follower));
        }
        assertThat(follower.ids()).doesNotHaveDuplicates();
    }

    private List<String> topic(Follower follower) {
        return topics.computeIfAbsent(
                follower.interest().key() + " after " + follower.since(),
                key -> database.values("""
                        select t.number || '-' || f.seq from feed_entry f join ticket t on t.id = f.ticket_id
                        where f.topic = '%s' and f.position > %d order by f.position""".formatted(
                                follower.interest().key(), follower.interest().isOneTicket() ? 0 : follower.since())));
    }
}
