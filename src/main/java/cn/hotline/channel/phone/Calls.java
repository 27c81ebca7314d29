package cn.hotline.channel.phone;

import cn.hotline.access.Phone;
import cn.hotline.channel.phone.CallReport.Direction;
import cn.hotline.channel.phone.CallStory.State;
import cn.hotline.platform.Counts;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Takes what the call platform tells: each piece in one transaction, known again when it comes again, in any order. */
@ApplicationScoped
class Calls {

    private static final int MAX_CHARACTERS = 50_000;
    private static final int MAX_MARKS = 200;

    private final CallBook book;
    private final TurnBook words;
    private final CallBacks callBacks;
    private final Vault vault;
    private final Clock clock;
    private final Counts counts;

    Calls(CallBook book, TurnBook words, CallBacks callBacks, Vault vault, Clock clock, Counts counts) {
        this.book = book;
        this.words = words;
        this.callBacks = callBacks;
        this.vault = vault;
        this.clock = clock;
        this.counts = counts;
    }

    /** @throws Refusal 422 for what has not happened yet, 409 for more reports than a call can have */
    @Transactional
    void report(CallReport report) {
        var now = clock.instant();
        if (report.isAfter(now.plus(PhoneCall.CLOCKS_APART))) {
            throw Refusal.invalid("at", "call-ahead");
        }
        var call = heard(report.callId());
        if (call.isForgotten() || !book.add(call, report)) {
            return;
        }
        if (call.reports >= PhoneCall.MAX_REPORTS) {
            throw Refusal.invalid("callId", "call-too-often", PhoneCall.MAX_REPORTS);
        }
        call.reports++;
        var story = CallStory.of(book.reports(call));
        var caller = number(story.citizen());
        if (story.isOver() && call.state != story.state()) {
            counts.committed("hotline.calls", "outcome", story.state().name());
        }
        call.tell(story, caller, vault);
        if (story.direction() == Direction.INBOUND && caller != null) {
            seeToCaller(call, story, caller);
        }
    }

    /** @throws Refusal 422 when more was said than is read */
    @Transactional
    void hear(String callId, Spoken spoken) {
        var call = heard(callId);
        if (call.isForgotten()) {
            return;
        }
        if (!spoken.turns().isEmpty()) {
            words.add(call, spoken.turns());
            var size = words.size(call);
            if (size.characters() > MAX_CHARACTERS) {
                throw Refusal.invalid("turns", "call-too-long", Integer.toString(MAX_CHARACTERS));
            }
            call.turns = size.turns();
            call.characters = size.characters();
        }
        call.complete |= Boolean.TRUE.equals(spoken.complete());
    }

    /** @throws Refusal 422 for more marks than a call can have */
    @Transactional
    void mark(String callId, Marks marks) {
        var call = heard(callId);
        if (call.isForgotten()) {
            return;
        }
        book.add(call, marks);
        if (book.marks(call).size() >= MAX_MARKS) {
            throw Refusal.invalid("marks", "call-too-often", MAX_MARKS);
        }
    }

    private PhoneCall heard(String callId) {
        UUID fresh = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var key = vault.wrap(vault.newDataKey(), PhoneCall.owner(fresh));
        return PhoneCall.heard(callId, fresh, key, clock.instant());
    }

    private void seeToCaller(PhoneCall call, CallStory story, Phone caller) {
        if (story.state() == State.MISSED && !call.missed && story.endedAt() != null) {
            call.missed = true;
            callBacks.missed(call, caller, story.endedAt());
        } else if (story.answeredAt() != null) {
            callBacks.spoken(call, caller, story.answeredAt());
        }
    }

    /** Who hides their number can't be called back, and what is no number is none. */
    private static @Nullable Phone number(@Nullable String dialled) {
        try {
            return dialled == null ? null : Phone.parse("caller", dialled);
        } catch (Refusal notANumber) {
            return null;
        }
    }
}
