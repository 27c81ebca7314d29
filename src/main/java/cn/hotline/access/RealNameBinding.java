package cn.hotline.access;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

/** Binds an identity card to whoever logged in (实名认证), after the city's identity authority has said that it is theirs. */
@Singleton
final class RealNameBinding {

    private static final Duration RETRY = Duration.ofMinutes(1);

    private final EntityManager db;
    private final Persons persons;
    private final RealNames names;
    private final RealNameConfig config;
    private final Clock clock;

    RealNameBinding(EntityManager db, Persons persons, RealNames names, RealNameConfig config, Clock clock) {
        this.db = db;
        this.persons = persons;
        this.names = names;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws Refusal 404 where the city does not offer it, 409 without a proved number or with another card, 422 where the authority
     *     does not say so, 429 after too many tries, 503 when it can't be asked
     */
    void bind(UUID citizen, String name, IdCard card) {
        if (!names.isOffered()) {
            throw Refusal.notFound("real-name-not-offered");
        }
        var phone = persons.value(citizen, Proof.PHONE)
                .map(Phone::new)
                .orElseThrow(() -> new Refusal(ProblemType.REFUSED, "real-name-needs-phone"));
        if (persons.isOf(citizen, card.identity())) {
            return;
        }
        persons.demandOneCard(citizen, card.identity());
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        if (!QuarkusTransaction.requiringNew().call(() -> isTryLeft(citizen, today))) {
            var tomorrow = today.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
            throw Refusal.tooMany("real-name-tries", Duration.between(clock.instant(), tomorrow));
        }
        switch (names.verdict(new RealNames.Claim(name.strip(), card, phone))) {
            case MATCHES -> QuarkusTransaction.requiringNew().run(() -> persons.prove(citizen, card.identity()));
            case DIFFERS -> throw Refusal.invalid("number", "real-name-differs");
            case UNKNOWN -> throw Refusal.invalid("number", "real-name-unknown");
            case AWAY -> {
                QuarkusTransaction.requiringNew().run(() -> giveBack(citizen, today));
                throw Refusal.unavailable("real-name-away", RETRY);
            }
        }
    }

    /** Counted before it is asked, over all nodes and all profiles of the person; days that are over are forgotten on the way. */
    private boolean isTryLeft(UUID citizen, LocalDate today) {
        return db.createNativeQuery("""
                        insert into real_name_try as t (person, day, tries) select person, :today, 1 from citizen where id = :id
                        on conflict (person) do update set
                            day = excluded.day, tries = case when t.day = excluded.day then t.tries + 1 else 1 end
                        where t.day <> excluded.day or t.tries < :most""")
                        .setParameter("today", today)
                        .setParameter("id", citizen)
                        .setParameter("most", config.perDay())
                        .executeUpdate()
                == 1;
    }

    /** One that nobody answered is none. */
    private void giveBack(UUID citizen, LocalDate today) {
        db.createNativeQuery("""
                        update real_name_try set tries = tries - 1
                        where person = (select person from citizen where id = :id) and day = :today and tries > 0""")
                .setParameter("id", citizen)
                .setParameter("today", today)
                .executeUpdate();
    }
}
