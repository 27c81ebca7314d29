package cn.hotline.appointment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A time at which so many can come to a hall for a service (号源). */
@Entity
public class Slot extends PanacheEntityBase {

    @Id
    UUID id;

    String hall;
    String service;
    LocalDate day;
    Instant startsAt;
    Instant endsAt;
    int seats;
    boolean extra;
    boolean closed;

    @Nullable
    String closedFor;

    @SuppressWarnings("NullAway.Init")
    protected Slot() {}

    /**
     * As it can be booked.
     *
     * @param free seats that nobody has or holds at this moment
     */
    public record View(UUID id, String hall, String service, Instant startsAt, Instant endsAt, int free) {}
}
