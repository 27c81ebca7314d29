package cn.hotline.channel;

import cn.hotline.catalogue.Matter;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Filed;
import cn.hotline.ticket.Reporter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what can't be filed yet, says what is missing, and files it once that is there (domain §2: kept, never bounced). */
@Singleton
public class Drafts {

    private final Doors doors;
    private final Draft.Sealing sealing;
    private final ChannelRules rules;
    private final Clock clock;

    Drafts(Doors doors, Vault vault, ObjectMapper json, ChannelRules rules, Clock clock) {
        this.doors = doors;
        this.sealing = new Draft.Sealing(vault, json);
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Something that is missing.
     *
     * @param field as a refusal would name it: {@code text}, {@code reporter}, {@code elements.key}
     * @param label what to ask for, in the reader's language
     */
    public record Gap(String field, String label) {}

    /**
     * A draft as it stands.
     *
     * @param number of the ticket it became
     */
    public record Kept(
            UUID id, Channel channel, Gist gist, @Nullable String number, Instant updatedAt, Instant expiresAt) {}

    /**
     * @param owner opaque name of whose it is, such as a caller's client name
     * @throws Refusal 409 when this owner has too many open ones
     */
    @Transactional
    public Kept keep(String owner, Channel channel, Gist gist) {
        var now = clock.instant();
        if (Draft.open(owner, rules.openDrafts(), now).size() >= rules.openDrafts()) {
            throw new Refusal(ProblemType.REFUSED, "too-many-drafts", rules.openDrafts());
        }
        var draft = new Draft(owner, channel, now);
        draft.say(gist, now, now.plus(rules.draftKept()), sealing);
        draft.persist();
        return kept(draft);
    }

    /** @throws Refusal 404 for another owner's, 409 for one that was filed */
    @Transactional
    public Kept change(String owner, UUID id, Gist gist) {
        var now = clock.instant();
        var draft = Draft.held(owner, id, now);
        draft.say(gist, now, now.plus(rules.draftKept()), sealing);
        return kept(draft);
    }

    @Transactional
    public void drop(String owner, UUID id) {
        Draft.held(owner, id, clock.instant()).drop();
    }

    /** Newest first. */
    public List<Kept> open(String owner) {
        return Draft.open(owner, rules.openDrafts(), clock.instant()).stream()
                .map(this::kept)
                .toList();
    }

    /** Also one that was filed. @throws Refusal 404 */
    public Kept one(String owner, UUID id) {
        return Draft.of(owner, id, clock.instant()).map(this::kept).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    /** Makes the ticket of it, in the caller's transaction. @throws Refusal as {@link Doors#file}, naming what is missing */
    @Transactional(TxType.MANDATORY)
    public Filed file(String owner, UUID id, Doors.Filing filing) {
        var now = clock.instant();
        var draft = Draft.held(owner, id, now);
        var filed = doors.fileWithin(filing, draft.gist(sealing));
        draft.becomes(filed.number(), now);
        return filed;
    }

    /** What a ticket of this would still need. */
    public static List<Gap> gaps(Gist gist, Messages messages) {
        var gaps = new ArrayList<Gap>();
        if (gist.text() == null) {
            gaps.add(new Gap("text", messages.text("gap.text")));
        }
        if (gist.matter() != null) {
            elements(gist.matter(), gist, messages, gaps);
        }
        var reporter = gist.reporter();
        if (reporter == null) {
            gaps.add(new Gap("reporter", messages.text("gap.reporter")));
        } else if (reporter.kind() != Reporter.Kind.ANONYMOUS && reporter.phone() == null) {
            gaps.add(new Gap("reporter.phone", messages.text("gap.reporter")));
        }
        return gaps;
    }

    /** A matter may have been retired while the draft lay. */
    private static void elements(String code, Gist gist, Messages messages, List<Gap> gaps) {
        try {
            Matter.leaf("matter", code)
                    .missing(gist.elements(), messages.isEnglish())
                    .forEach((key, label) -> gaps.add(new Gap("elements." + key, label)));
        } catch (Refusal retired) {
            gaps.add(new Gap("matter", messages.text("gap.matter")));
        }
    }

    /** Old ones are deleted; safe on any number of nodes. */
    @Scheduled(every = "1h", delayed = "7m", identity = "draft-expiry")
    void forgetOld() {
        QuarkusTransaction.requiringNew().run(() -> Draft.forget(clock.instant()));
    }

    private Kept kept(Draft draft) {
        return new Kept(draft.id, draft.channel, draft.gist(sealing), draft.number, draft.updatedAt, draft.expiresAt);
    }
}
