package cn.hotline.appointment;

import cn.hotline.access.CardProved;
import cn.hotline.access.Persons;
import cn.hotline.access.ProfilesMoved;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who turns out to be another person takes along what they have ahead, what they missed and what bars them. Where both persons have an
 * appointment for the same service and day, both stand and there is no third.
 */
@Singleton
class SamePerson {

    private static final String VISITOR = """
            update %1$s b set visitor = :to
            where b.state in (%2$s)
                and (b.visitor_sealed is null and b.citizen in (:profiles) or b.visitor_sealed is not null and b.visitor = :other)
                and not exists (select from %1$s o
                    where o.visitor = :to and o.service = b.service and o.day = b.day and o.state in (%2$s))""";

    private static final String BOOKINGS = VISITOR.formatted("booking", "'HELD', 'CONFIRMED', 'CHECKED_IN'");
    private static final String WAITINGS = VISITOR.formatted("waiting", "'WAITING', 'OFFERED'");

    private static final List<String> BOOKERS = List.of("""
            update booking set booker = :to where citizen in (:profiles) and state in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'MISSED')""", """
            update waiting set booker = :to where citizen in (:profiles) and state in ('WAITING', 'OFFERED')""", """
            update booking_bar b set booker = :to where citizen in (:profiles) and lifted_at is null
                and not exists (select from booking_bar o where o.booker = :to and o.month = b.month and o.lifted_at is null)""");

    private static final byte[] NOBODY = new byte[0];

    private final EntityManager db;
    private final Visitor.Known visitors;
    private final Persons persons;

    SamePerson(EntityManager db, Visitor.Known visitors, Persons persons) {
        this.db = db;
        this.visitors = visitors;
        this.persons = persons;
    }

    /** Appointments that others made for a card go with the card. */
    void moved(@Observes ProfilesMoved moved) {
        var to = visitors.person(moved.to());
        boolean withCard =
                moved.profiles().stream().limit(1).anyMatch(persons::isRealName); // it is a person's, whichever profile
        come(moved.profiles(), withCard ? visitors.person(moved.from()) : NOBODY, to);
        for (var booked : BOOKERS) {
            db.createNativeQuery(booked)
                    .setParameter("to", to)
                    .setParameter("profiles", moved.profiles())
                    .executeUpdate();
        }
    }

    void proved(@Observes CardProved proved) {
        come(Set.of(proved.citizen()), visitors.card(proved.number()), visitors.self(proved.citizen()));
    }

    private void come(Set<UUID> profiles, byte[] other, byte[] to) {
        for (var visitor : List.of(BOOKINGS, WAITINGS)) {
            db.createNativeQuery(visitor)
                    .setParameter("to", to)
                    .setParameter("profiles", profiles)
                    .setParameter("other", other)
                    .executeUpdate();
        }
    }
}
