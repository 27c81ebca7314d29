package cn.hotline.hall.queue;

import cn.hotline.platform.SpokenCode;
import cn.hotline.platform.Vault;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Numbers that are taken and moved without what the room itself would ask first, each step in a transaction of its own. */
@Singleton
@Unremovable
class QueueOfTests {

    private static final String TAKE = """
            with taken as (
                insert into queue_counter (hall, day, letter, last) values ('HALL-PUSH', :day, :letter, 1)
                on conflict (hall, day, letter) do update set last = queue_counter.last + 1 returning last)
            insert into queue_ticket (id, hall, day, number, service, kind, priority, channel, citizen, code_hash, state, taken_at,
                turn_at, version)
            select :id, 'HALL-PUSH', :day, :letter || lpad(cast(last as text), greatest(3, length(cast(last as text))), '0'),
                :service, 'WALK_IN', 'NONE', 'KIOSK', :citizen, :code, 'WAITING', :now, :now, 0
            from taken returning number""";

    private final QueueSteps steps;
    private final EntityManager db;
    private final Clock clock;
    private final Vault vault;
    private boolean built;

    QueueOfTests(QueueSteps steps, EntityManager db, Clock clock, Vault vault) {
        this.steps = steps;
        this.db = db;
        this.clock = clock;
        this.vault = vault;
    }

    static QueueOfTests queue() {
        return Arc.container().instance(QueueOfTests.class).get();
    }

    /** With its own step alone: the room itself might tell it to come near at once. */
    ANumber take(String service, @Nullable UUID citizen) {
        build();
        var id = UUID.randomUUID();
        var code = SpokenCode.random(vault);
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var number = db.unwrap(Session.class)
                    .createNativeQuery(TAKE, String.class)
                    .setParameter("letter", service.equals("TAX") ? "G" : "A")
                    .setParameter("day", LocalDate.ofInstant(now, clock.getZone()))
                    .setParameter("id", id)
                    .setParameter("service", service)
                    .setParameter("citizen", citizen, UUID.class)
                    .setParameter("code", code.hash(SpokenCode.Opens.NUMBER, id, vault))
                    .setParameter("now", now)
                    .getResultList()
                    .getFirst();
            steps.write(new QueueSteps.Step(id, null, QueueVerb.TAKEN, null, "device:test", now));
            return new ANumber(id, number, code.spoken());
        });
    }

    void step(UUID id, QueueVerb verb, @Nullable String counter) {
        QuarkusTransaction.requiringNew().run(() -> {
            var state = QueueState.valueOf((String)
                    db.createNativeQuery("select state from queue_ticket where id = :id for update", String.class)
                            .setParameter("id", id)
                            .getSingleResult());
            db.unwrap(Session.class)
                    .createNativeMutationQuery("""
                            update queue_ticket set state = :state, version = version + 1, near = near or :near,
                                counter = case when :state = 'WAITING' then null else coalesce(:counter, counter) end,
                                called_at = case when :called then :now else called_at end
                            where id = :id""")
                    .setParameter("id", id)
                    .setParameter("state", state.after(verb).orElseThrow().name())
                    .setParameter("near", verb == QueueVerb.NEAR)
                    .setParameter("called", verb == QueueVerb.CALLED)
                    .setParameter("now", clock.instant())
                    .setParameter("counter", counter, String.class)
                    .executeUpdate();
            steps.write(new QueueSteps.Step(id, null, verb, counter, "staff:test", clock.instant()));
        });
    }

    synchronized void build() {
        if (!built) {
            QuarkusTransaction.requiringNew().run(this::insert);
            built = true;
        }
    }

    private void insert() {
        db.createNativeQuery("""
                insert into hall (code, name, name_en, address, lon, lat, floors, capacity)
                values ('HALL-PUSH', '测试大厅', 'Test hall', '测试路1号', 113.4, 29.6, 1, 10000)
                on conflict do nothing""").executeUpdate();
        db.createNativeQuery("""
                insert into hall_service (hall, code, letter, name, name_en, minutes, position)
                values ('HALL-PUSH', 'SOCIAL', 'A', '社会保险', 'Social insurance', 5, 1),
                    ('HALL-PUSH', 'TAX', 'G', '税费办理', 'Taxes', 5, 2)
                on conflict do nothing""").executeUpdate();
        db.createNativeQuery("""
                insert into counter (hall, code, name, name_en, floor, services)
                select 'HALL-PUSH', '0' || n, n || '号窗口', 'Counter ' || n, 1,
                    cast(case n when 2 then '{SOCIAL}' when 3 then '{TAX}' else '{SOCIAL,TAX}' end as text[])
                from generate_series(1, 8) n on conflict do nothing""").executeUpdate();
    }
}
