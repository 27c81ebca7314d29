package cn.hotline.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A self-service kiosk (自助终端) and what it last said of itself. */
@Entity
public class Device extends PanacheEntityBase {

    static final int MAX_LISTED = 1000;

    /** 打印纸 */
    public enum Paper {
        OK,
        LOW,
        OUT,
        UNKNOWN
    }

    /** 打印机 */
    public enum Printer {
        OK,
        FAULT,
        NONE,
        UNKNOWN
    }

    @Id
    private UUID id;

    private String name;
    private String hall;
    private boolean enabled;
    private Instant registeredAt;

    /** Counted up to end all tokens made before. */
    private int generation;

    @Nullable
    private Instant lastSeenAt;

    @Nullable
    private String softwareVersion;

    @Enumerated(EnumType.STRING)
    @Nullable
    private Paper paper;

    @Enumerated(EnumType.STRING)
    @Nullable
    private Printer printer;

    @Nullable
    private Integer queued;

    @SuppressWarnings("NullAway.Init")
    protected Device() {}

    private Device(String name, String hall, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.name = name;
        this.hall = hall;
        this.enabled = true;
        this.registeredAt = at;
    }

    /** What a kiosk tells of itself; {@code queued} counts what it took in offline and has not passed on. */
    record Pulse(String softwareVersion, Paper paper, Printer printer, int queued) {}

    /** What an administrator sees of it. */
    public record View(
            UUID id,
            String name,
            String hall,
            boolean enabled,
            Instant registeredAt,
            boolean online,
            @Nullable Instant lastSeenAt,
            @Nullable String softwareVersion,
            @Nullable Paper paper,
            @Nullable Printer printer,
            @Nullable Integer queued) {}

    static Device register(String name, String hall, Instant at) {
        var device = new Device(name, hall, at);
        device.persistAndFlush();
        return device;
    }

    static Optional<Device> find(UUID id) {
        return findByIdOptional(id);
    }

    /** Held until the end of the transaction. */
    static Optional<Device> held(UUID id) {
        return Device.<Device>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The hall it stands in, of an enabled device whose tokens of this generation count. */
    static Optional<String> hallOf(UUID id, int generation) {
        return getEntityManager()
                .createQuery(
                        "select d.hall from Device d where d.id = :id and d.enabled and d.generation = :generation",
                        String.class)
                .setParameter("id", id)
                .setParameter("generation", generation)
                .getResultStream()
                .findFirst();
    }

    static void beats(UUID id, Pulse pulse, Instant at) {
        update("""
                softwareVersion = ?1, paper = ?2, printer = ?3, queued = ?4, lastSeenAt = ?5 where id = ?6""", pulse.softwareVersion(), pulse.paper(), pulse.printer(), pulse.queued(), at, id);
    }

    static long countSilent(Instant since) {
        return count("enabled and lastSeenAt is not null and lastSeenAt < ?1", since);
    }

    static List<View> views(Instant now, Duration silentAfter) {
        return Device.<Device>find("order by id").range(0, MAX_LISTED - 1).stream()
                .map(device -> device.view(now.minus(silentAfter)))
                .toList();
    }

    View view(Instant silentBefore) {
        boolean online = enabled && lastSeenAt != null && !lastSeenAt.isBefore(silentBefore);
        return new View(
                id, name, hall, enabled, registeredAt, online, lastSeenAt, softwareVersion, paper, printer, queued);
    }

    void disable() {
        enabled = false;
        endTokens();
    }

    void enable() {
        enabled = true;
    }

    void endTokens() {
        generation++;
    }

    void moveTo(String otherHall) {
        hall = otherHall;
    }

    boolean isEnabled() {
        return enabled;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String hall() {
        return hall;
    }

    int generation() {
        return generation;
    }
}
