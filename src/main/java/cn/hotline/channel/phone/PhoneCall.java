package cn.hotline.channel.phone;

import cn.hotline.access.Caller;
import cn.hotline.access.Phone;
import cn.hotline.channel.phone.CallReport.Direction;
import cn.hotline.channel.phone.CallStory.State;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call (来电) as the call platform tells of it; numbers and words are sealed under a key of its own. */
@Entity
class PhoneCall extends PanacheEntityBase {

    /** Of one call: more is no call but a fault of the platform. */
    static final int MAX_REPORTS = 100;

    /** How far the platform's clock may be off. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    @Id
    UUID id;

    String callId;

    @Version
    int version;

    private byte @Nullable [] dataKey;

    @Enumerated(EnumType.STRING)
    Direction direction;

    @Enumerated(EnumType.STRING)
    State state;

    private byte @Nullable [] caller;
    byte @Nullable [] callerHash;
    private byte @Nullable [] recording;

    @Nullable
    String queue;

    @Nullable
    String agent;

    List<String> agents;

    @Nullable
    Instant offeredAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    Instant endedAt;

    Instant heardAt;
    int reports;
    int turns;
    int characters;
    boolean complete;
    boolean missed;

    @Nullable
    Instant touchedAt;

    @Nullable
    Instant judgedAt;

    @SuppressWarnings("NullAway.Init")
    protected PhoneCall() {}

    /** Held until the end of the transaction; made by whoever hears of it first, on any node. */
    static PhoneCall heard(String callId, UUID fresh, byte[] dataKey, Instant now) {
        var held = held(callId);
        if (held.isPresent()) {
            return held.get();
        }
        getEntityManager()
                .createNativeQuery("""
                        insert into phone_call (id, call_id, version, data_key, direction, state, agents, heard_at, reports, turns,
                            characters, complete, missed)
                        values (:id, :call, 0, :key, 'INBOUND', 'UNKNOWN', '{}', :now, 0, 0, 0, false, false)
                        on conflict (call_id) do nothing""")
                .setParameter("id", fresh)
                .setParameter("call", callId)
                .setParameter("key", dataKey)
                .setParameter("now", now)
                .executeUpdate();
        return held(callId).orElseThrow();
    }

    static Optional<PhoneCall> held(String callId) {
        return PhoneCall.<PhoneCall>find("callId", callId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<PhoneCall> named(String callId) {
        return find("callId", callId).firstResultOptional();
    }

    /** Calls that are over, have all their words, and nobody has looked after. */
    static List<String> due(Instant from, Instant before, int most) {
        return PhoneCall.find("""
                        select c.callId from PhoneCall c where c.state = 'ENDED' and c.direction = 'INBOUND' and c.judgedAt is null
                            and c.touchedAt is null and c.complete and c.endedAt > ?1 and c.endedAt <= ?2 order by c.endedAt""", from, before)
                .project(String.class)
                .range(0, most - 1)
                .list();
    }

    static String owner(UUID id) {
        return "call:" + id;
    }

    /** @throws Refusal 404 when its words are forgotten */
    Vault.DataKey key(Vault vault) {
        if (dataKey == null) {
            throw Refusal.notFound("call-forgotten");
        }
        return vault.unwrap(dataKey, owner(id));
    }

    /** What all reports come to; the caller is the citizen, whoever rang. */
    void tell(CallStory story, @Nullable Phone from, Vault vault) {
        var key = key(vault);
        direction = story.direction();
        state = story.state();
        caller = from == null ? null : seal(from.e164(), "caller", key, vault);
        callerHash = from == null ? null : from.hash(vault);
        recording = story.recording() == null ? null : seal(story.recording(), "recording", key, vault);
        queue = story.queue();
        agent = story.agent();
        agents = story.agents();
        offeredAt = story.offeredAt();
        answeredAt = story.answeredAt();
        endedAt = story.endedAt();
    }

    @Nullable
    Phone caller(Vault vault) {
        var number = open(caller, "caller", vault);
        return number == null ? null : new Phone(number);
    }

    @Nullable
    String recording(Vault vault) {
        return open(recording, "recording", vault);
    }

    boolean isOf(Caller.Staff staff) {
        return agents.contains(staff.subject());
    }

    /** Whether somebody answered, and it was not over before then. */
    boolean isTalkSince(Instant then) {
        return answeredAt != null
                && (endedAt == null || !endedAt.plus(CLOCKS_APART).isBefore(then));
    }

    boolean isForgotten() {
        return dataKey == null;
    }

    /** Somebody does something about it. */
    void touched(Instant at) {
        touchedAt = touchedAt == null ? at : touchedAt;
    }

    void judged(Instant at) {
        judgedAt = at;
    }

    private byte[] seal(String text, String what, Vault.DataKey key, Vault vault) {
        return vault.seal(key, text.getBytes(StandardCharsets.UTF_8), owner(id) + ":" + what);
    }

    private @Nullable String open(byte @Nullable [] sealed, String what, Vault vault) {
        return sealed == null || dataKey == null
                ? null
                : new String(vault.open(key(vault), sealed, owner(id) + ":" + what), StandardCharsets.UTF_8);
    }
}
