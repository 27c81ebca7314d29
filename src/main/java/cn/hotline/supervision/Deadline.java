package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Limit;
import cn.hotline.supervision.calendar.LimitUnit;
import cn.hotline.supervision.calendar.Rulebook;
import cn.hotline.supervision.calendar.Ruled;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One clock (时限) of a ticket, and at the same time one piece of work on the desk of whoever owes it. Changed only by who holds the
 * ticket's row, but for the assignee, which a desk decides among itself.
 */
@Entity
@DynamicUpdate
class Deadline extends PanacheEntityBase {

    /** Stands for the unit where the hotline's own centre owes the work; no code of a unit. */
    static final String CENTRE = "*";

    @Id
    UUID id;

    UUID ticketId;
    String number;

    @Enumerated(EnumType.STRING)
    DeadlineKind kind;

    /** Level of a delegated unit, or which milestone or order it is. */
    int item;

    String unit;

    @Nullable
    String unitName;

    List<String> unitLine;
    String policy;
    int amount;

    @Enumerated(EnumType.STRING)
    LimitUnit counted;

    Instant startedAt;
    int extensionDays;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Pause> pauses = List.of();

    @Nullable
    Instant ceiling;

    Instant baseDueAt;
    Instant dueAt;
    boolean provisional;
    int calendarVersion;

    @Enumerated(EnumType.STRING)
    ClockState state;

    @Nullable
    Instant endedAt;

    @Nullable
    String assignee;

    /** Of major tickets 0, of urgent and urged ones 1, else 2: what comes first on a desk. */
    int rank;

    /** Of an order the card that opened it. */
    @Nullable
    UUID cardId;

    /** The last stage it went through. */
    @Enumerated(EnumType.STRING)
    @Nullable
    Stage passed;

    @Enumerated(EnumType.STRING)
    @Nullable
    Stage next;

    @Nullable
    Instant nextAt;

    @SuppressWarnings("NullAway.Init")
    protected Deadline() {}

    static Deadline started(Subject subject, Ruled ruled, Instant at) {
        var deadline = new Deadline();
        deadline.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        deadline.ticketId = subject.ticket();
        deadline.number = subject.number();
        deadline.kind = subject.kind();
        deadline.item = subject.item();
        var owner = subject.owner();
        deadline.unit = owner == null ? CENTRE : owner.code();
        deadline.unitName = owner == null ? null : owner.name();
        deadline.unitLine = owner == null ? List.of(CENTRE) : List.copyOf(owner.line());
        deadline.rank = subject.rank();
        deadline.startedAt = at;
        deadline.state = ClockState.RUNNING;
        deadline.limitedBy(ruled);
        return deadline;
    }

    void limitedBy(Ruled ruled) {
        policy = ruled.policy();
        amount = ruled.limit().amount();
        counted = ruled.limit().unit();
    }

    void extended(int days) {
        extensionDays += days;
    }

    void notAfter(Instant limit) {
        ceiling = limit;
    }

    /** @param until null when nobody knows yet */
    void paused(Instant from, @Nullable Instant until) {
        pauses = Pause.added(pauses, new Pause(from, until));
        state = ClockState.PAUSED;
    }

    void resumed(Instant at) {
        pauses = Pause.closed(pauses, at);
        state = ClockState.RUNNING;
    }

    void ended(ClockState how, Instant at) {
        state = how;
        endedAt = at;
        next = null;
        nextAt = null;
    }

    /** The work was not good enough: the clock goes on, and the time of the review does not count. */
    void reopened(Instant at) {
        pauses = Pause.added(pauses, new Pause(endedAt == null ? at : endedAt, at));
        state = ClockState.RUNNING;
        endedAt = null;
        assignee = null;
    }

    /** Reckons everything anew that depends on the calendar. */
    void reckon(Rulebook book) {
        var calendar = book.calendar();
        var reckoning = new Reckoning(startedAt, limit(), extensionDays, pauses, ceiling);
        baseDueAt = reckoning.base(calendar);
        dueAt = reckoning.due(calendar);
        provisional = calendar.isProvisional(startedAt, dueAt);
        calendarVersion = book.calendarVersion();
        var upcoming = Schedule.next(this, calendar);
        next = upcoming == null ? null : upcoming.stage();
        nextAt = upcoming == null ? null : upcoming.at();
    }

    void passed(Stage stage, Rulebook book) {
        if (stage != Stage.RESUME) {
            passed = stage;
        }
        reckon(book);
    }

    void postponed(Instant until) {
        nextAt = until;
    }

    Limit limit() {
        return new Limit(amount, counted);
    }

    boolean isOf(DeadlineKind other) {
        return kind == other && state.isOpen();
    }

    boolean isOfCentre() {
        return unit.equals(CENTRE);
    }

    /** Late, or late when it is done now. */
    boolean isLate(Instant now) {
        return (endedAt == null ? now : endedAt).isAfter(dueAt);
    }
}
