package cn.hotline.ticket;

import cn.hotline.platform.SpokenCode;
import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One citizen matter (工单), however many contacts it took. Its state is changed by {@link #apply} alone, from an {@link Action} that
 * goes into history: the same actions, replayed, give the same ticket.
 */
@Entity
@SuppressWarnings("UnusedVariable") // queries read them
public class Ticket extends PanacheEntityBase {

    private static final byte[] GENESIS = new byte[32];

    @Id
    UUID id;

    @Version
    private int lockVersion;

    /** How many steps its history has; the version that clients see. */
    int seq;

    /** Hash of the last step. */
    private byte[] head = GENESIS;

    String number;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    TicketType type;

    @Enumerated(EnumType.STRING)
    Level level;

    @Enumerated(EnumType.STRING)
    Channel channel;

    @Embedded
    @Nullable
    MatterRef matter;

    @Embedded
    @Nullable
    UnitRef unit;

    @Embedded
    @Nullable
    Place place;

    String title;
    String text;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> elements;

    @Enumerated(EnumType.STRING)
    Reporter.Kind reporterKind;

    @Nullable
    String reporterName;

    @Nullable
    String reporterPhone;

    private byte @Nullable [] nameHash;
    private byte @Nullable [] phoneHash;
    private byte[] peopleSealed;
    private byte[] dataKey;
    private byte[] codeHash;

    @Nullable
    UUID citizen;

    @Nullable
    String partner;

    @Nullable
    String parent;

    List<String> subTickets = new ArrayList<>();

    /** Codes of all units that see it, those above included. */
    List<String> desks = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    Handling handling = Handling.NONE;

    /** When the citizen can expect the reply; kept here by the room that counts time, not part of its history. */
    @Nullable
    Instant dueAt;

    /** Whether {@link #dueAt} may move, since a year's holidays are not announced yet. */
    boolean dueProvisional;

    /** Until when the unit may return it; kept as {@link #dueAt} is. */
    @Nullable
    Instant returnBy;

    @JdbcTypeCode(SqlTypes.JSON)
    List<AttachmentRef> attachments = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Reply reply;

    @Enumerated(EnumType.STRING)
    @Nullable
    Outcome outcome;

    @Embedded
    @Nullable
    Rating rating;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Redo redo;

    int urges;

    @Nullable
    Instant lastUrgedAt;

    Instant filedAt;

    @Nullable
    Instant acceptedAt;

    @Nullable
    Instant dispatchedAt;

    @Nullable
    Instant signedAt;

    @Nullable
    Instant repliedAt;

    @Nullable
    Instant closedAt;

    Instant updatedAt;

    /** Wrong track codes in the present window; a guard, not part of its history. */
    int trackFailures;

    @Nullable
    Instant trackWindowFrom;

    @Transient
    private Vault.@Nullable DataKey key;

    @Transient
    private @Nullable People people;

    @Transient
    private Masking masking = Masking.of(null);

    @SuppressWarnings("NullAway.Init")
    protected Ticket() {}

    /** Who is behind it, in the clear; sealed on disk. */
    record People(
            Reporter reporter,
            @Nullable String reportedParty,
            @Nullable String reportedUnit) {}

    /** A ticket about to be filed: it has a key and an id, and no history yet. */
    static Ticket blank(UUID id, Vault vault) {
        var ticket = new Ticket();
        ticket.id = id;
        ticket.key = vault.newDataKey();
        ticket.dataKey = vault.wrap(ticket.key, "ticket:" + id);
        return ticket;
    }

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** An empty ticket to replay history into. */
    static Ticket replayed(UUID id) {
        var ticket = new Ticket();
        ticket.id = id;
        return ticket;
    }

    static Optional<Ticket> byNumber(TicketNumber number) {
        return find("number", number.digits()).firstResultOptional();
    }

    /** Holds the row until the transaction ends: whoever else acts on this ticket waits and then sees what was done. */
    static Optional<Ticket> locked(TicketNumber number) {
        return Ticket.<Ticket>find("number", number.digits())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Holds the row by its id, waiting for whoever has it. */
    static Ticket held(UUID id) {
        return Ticket.<Ticket>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Holds the row unless somebody else does. */
    static Optional<Ticket> idle(UUID id) {
        return Ticket.<Ticket>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", -2) // skip locked
                .firstResultOptional();
    }

    Status status() {
        return status;
    }

    /** Decides nothing: the caller has made sure that the action is lawful now. */
    TicketEvent apply(Action action, Deed deed, History history) {
        evolve(action, deed.at());
        var written = history.write(action, new History.Link(id, seq, status, head), deed, key());
        head = written.hash();
        return new TicketEvent(new TicketEvent.Key(id, seq), action.verb(), status, deed, written);
    }

    /** The state after an action: all of it follows from the action and its time. */
    void evolve(Action action, Instant at) {
        status = status == null ? Status.FILED : Lifecycle.next(status, action, matter);
        seq++;
        updatedAt = at;
        switch (action) {
            case Action.File file -> born(file, at);
            case Action.Accept accept -> accepted(accept, at);
            case Action.Answer answer -> ended(Outcome.ANSWERED, answer.reply(), at);
            case Action.TransferToEmergency transfer -> ended(Outcome.EMERGENCY, null, at);
            case Action.ExplainRoute route -> ended(Outcome.ROUTE_EXPLAINED, Reply.of(route.explanation(), null), at);
            case Action.ConfirmMalice malice -> ended(Outcome.MALICIOUS, null, at);
            case Action.Dispatch dispatch -> {
                received(dispatch.unit(), at);
                handling = handling.dispatchedTo(dispatch.unit(), false);
            }
            case Action.SignFor signing -> signedAt = at;
            case Action.GiveReply given -> {
                outcome = given.outcome();
                reply = given.reply().map(masking::reply).with(given.attachments());
                repliedAt = at;
                handling = handling.replied();
            }
            case Action.Close close -> closedAt = at;
            case Action.Rate rate -> {
                rating = new Rating(rate.service(), rate.handling(), masked(rate.reason()), at);
                redo = Redo.after(rate, redo);
            }
            case Action.UpholdRedo again -> begunAnew(again.unit(), at);
            case Action.RefuseRedo refusal -> redo = Redo.REFUSED;
            case Action.Supplement supplement -> attachments = joined(attachments, supplement.attachments());
            case Action.Urge urge -> {
                urges++;
                lastUrgedAt = at;
            }
            case Action.Split split -> subTickets = joined(subTickets, List.of(split.child()));
            case Action.Adopt adoption -> citizen = adoption.citizen();
            case UnitAction ofUnit -> handled(ofUnit, at);
            case Action.AskMore a -> {}
            case Action.Suspect s -> {}
            case Action.DismissSuspicion d -> {}
            case Action.Approve a -> {}
            case Action.SendBack s -> {}
            case Action.Archive a -> {}
            case Action.Withdraw w -> {}
        }
        desks = handling.desks(unit);
    }

    private void handled(UnitAction action, Instant at) {
        var holder = handling.holderAfter(action, unit);
        handling = handling.after(action, unit, at).map(masking::reply);
        unit = holder;
        switch (action) {
            case UnitAction.Determine determination -> received(determination.unit(), at);
            case UnitAction.Delegate delegation -> signedAt = null;
            case UnitAction.RefuseReturn refusal -> signedAt = signedAt == null ? at : signedAt;
            case UnitAction.HandUp up -> signedAt = signedAt == null ? at : signedAt;
            case UnitAction.Reclassify again -> classified(again.as());
            default -> {}
        }
    }

    /** To be handled from the start, by the unit or, where none had it, by the centre. */
    private void begunAnew(@Nullable UnitRef by, Instant at) {
        redo = new Redo(Redo.State.UPHELD, rating, by == null ? null : by.code());
        rating = null;
        outcome = null;
        reply = null;
        repliedAt = null;
        closedAt = null;
        if (by != null) {
            received(by, at);
            handling = handling.dispatchedTo(by, false);
        } else {
            unit = null;
            handling = Handling.NONE;
        }
    }

    /** The clock of handling starts here, signed for or not. */
    private void received(UnitRef by, Instant at) {
        unit = by;
        dispatchedAt = at;
        signedAt = null;
    }

    private void born(Action.File file, Instant at) {
        var words = file.words();
        masking = Masking.of(words.reporter());
        number = file.number();
        codeHash = file.codeHash();
        channel = file.origin().channel();
        citizen = file.origin().citizen();
        partner = file.origin().partner();
        type = file.type();
        level = file.level();
        matter = file.matter();
        parent = file.parent();
        title = masking.text(words.title());
        text = masking.text(words.text());
        elements = masking.elements(words.elements());
        var where = words.place();
        place = new Place(file.region(), masked(where.address()), where.lon(), where.lat());
        reporterKind = words.reporter().kind();
        reporterName = words.reporter().name() == null
                ? null
                : Masking.name(words.reporter().name());
        reporterPhone = words.reporter().phone() == null
                ? null
                : new cn.hotline.access.Phone(words.reporter().phone()).masked();
        attachments = List.copyOf(file.attachments());
        filedAt = at;
    }

    private void accepted(Action.Accept accept, Instant at) {
        classified(accept);
        acceptedAt = at;
    }

    private void classified(Action.Accept as) {
        matter = as.matter();
        type = as.type();
        level = as.level();
        elements = masking.elements(as.elements());
        place = place().in(as.region());
    }

    private void ended(Outcome how, @Nullable Reply words, Instant at) {
        outcome = how;
        reply = words == null ? null : words.map(masking::reply);
        closedAt = at;
    }

    /** Seals who is behind the ticket and keeps hashes to find it again. */
    void seal(People people, Vault vault) {
        this.people = people;
        peopleSealed = vault.seal(key(), History.json(people), "people:" + id);
        var reporter = people.reporter();
        nameHash = hash("name", reporter.name(), vault);
        phoneHash = hash("phone", reporter.phone(), vault);
    }

    /** Opens what is sealed; needed before personal data is read or an action is applied. */
    People unseal(Vault vault) {
        key = vault.unwrap(dataKey, "ticket:" + id);
        var opened = History.json(vault.open(key, peopleSealed, "people:" + id), People.class);
        masking = Masking.of(opened.reporter());
        people = opened;
        return opened;
    }

    /** Whether what is sealed, and the hashes to find it by, are of these people. */
    boolean isSealedFor(Action.Words words, Vault vault) {
        var reporter = words.reporter();
        return unseal(vault).equals(new People(reporter, words.reportedParty(), words.reportedUnit()))
                && Arrays.equals(nameHash, hash("name", reporter.name(), vault))
                && Arrays.equals(phoneHash, hash("phone", reporter.phone(), vault));
    }

    boolean opens(SpokenCode code, Vault vault) {
        return Vault.same(codeHash, code.hash(SpokenCode.Opens.TICKET, id, vault));
    }

    /** In the clear; only of a ticket that was unsealed or born just now. */
    Reporter reporter() {
        return Objects.requireNonNull(people, "sealed").reporter();
    }

    byte[] head() {
        return head;
    }

    byte[] codeHash() {
        return codeHash;
    }

    Place place() {
        return place == null ? Place.UNKNOWN : place;
    }

    boolean isConfidential() {
        return reporterKind == Reporter.Kind.CONFIDENTIAL;
    }

    Vault.DataKey key() {
        if (key == null) {
            throw new IllegalStateException("sealed");
        }
        return key;
    }

    String masked(@Nullable String words, boolean byUnit) {
        return words == null ? "" : byUnit ? masking.reply(words) : masking.text(words);
    }

    private static byte @Nullable [] hash(String kind, @Nullable String words, Vault vault) {
        return words == null ? null : vault.keyedHash(kind, words);
    }

    private @Nullable String masked(@Nullable String words) {
        return words == null ? null : masking.text(words);
    }

    private static <T> List<T> joined(List<T> list, List<T> more) {
        var all = new ArrayList<>(list);
        all.addAll(more);
        return all;
    }
}
