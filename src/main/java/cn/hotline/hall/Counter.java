package cn.hotline.hall;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A counter (窗口) of a hall and what it can do. */
@Entity
@IdClass(Counter.Key.class)
public class Counter extends PanacheEntityBase {

    /** Its codes are those of its hall. */
    public record Key(String hall, String code) implements Serializable {}

    /** Whether somebody sits there and calls. */
    public enum State {
        OPEN,
        /** Finishes whom it has, calls nobody. */
        PAUSED,
        CLOSED
    }

    @Id
    String hall;

    @Id
    String code;

    String name;
    String nameEn;
    int floor;

    @Nullable
    String zone;

    List<String> services;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String clerk;

    @Nullable
    Instant stateAt;

    boolean retired;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init")
    protected Counter() {}

    /** As visitors see it. */
    public record View(
            String code, String name, int floor, @Nullable String zone, List<String> services, State state) {}

    /** Held until the transaction ends. @throws Refusal 404 when the hall has no such counter */
    public static Counter held(String hall, String code) {
        return present(Counter.findById(new Key(hall, code), LockModeType.PESSIMISTIC_WRITE));
    }

    /** As it is now. @throws Refusal 404 when the hall has no such counter */
    public static Counter known(String hall, String code) {
        return present(Counter.findById(new Key(hall, code)));
    }

    private static Counter present(@Nullable Counter found) {
        return Optional.ofNullable(found)
                .filter(counter -> !counter.retired)
                .orElseThrow(() -> Refusal.notFound("counter-unknown"));
    }

    /** As it stands. @throws Refusal 404 when the hall has no such counter */
    public static Counter present(String hall, String code) {
        return Counter.<Counter>findByIdOptional(new Key(hall, code))
                .filter(counter -> !counter.retired)
                .orElseThrow(() -> Refusal.notFound("counter-unknown"));
    }

    /** All of a hall, in one order, held until the transaction ends. */
    public static List<Counter> allHeld(String hall) {
        return Counter.<Counter>find("hall = ?1 order by code", hall)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** By their codes. */
    public static List<Counter> of(String hall) {
        return list("hall = ?1 and not retired order by code", hall);
    }

    public String code() {
        return code;
    }

    public List<String> services() {
        return services;
    }

    public State state() {
        return state;
    }

    public int floor() {
        return floor;
    }

    public @Nullable String clerk() {
        return clerk;
    }

    public String name(boolean english) {
        return english ? nameEn : name;
    }

    /** Somebody sits down. @throws Refusal as {@link #demandNotShut} */
    public void open(String by, Instant at) {
        demandNotShut(at);
        turn(State.OPEN, by, at);
    }

    /** @throws Refusal 409 while a closure covers this counter */
    public void demandNotShut(Instant at) {
        if (shut(hall, at).contains(code)) {
            throw new Refusal(ProblemType.REFUSED, "counter-shut");
        }
    }

    /** Codes of those that a closure covers, each by itself. */
    public static Set<String> shut(String hall, Instant at) {
        return HallClosure.shutCounters(hall, at);
    }

    /** @param shut those that a closure covers, see {@link #shut} */
    public boolean isCalling(Set<String> shut) {
        return state == State.OPEN && !shut.contains(code);
    }

    /** Calls nobody further for now. */
    public void pause(Instant at) {
        turn(State.PAUSED, clerk, at);
    }

    public void close(Instant at) {
        turn(State.CLOSED, null, at);
    }

    private void turn(State next, @Nullable String by, Instant at) {
        state = next;
        clerk = by;
        stateAt = at;
    }

    public View view(boolean english) {
        return new View(code, name(english), floor, zone, services, state);
    }
}
