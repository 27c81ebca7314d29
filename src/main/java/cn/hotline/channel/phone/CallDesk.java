package cn.hotline.channel.phone;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.channel.Drafts;
import cn.hotline.channel.phone.CallStory.State;
import cn.hotline.channel.phone.proposal.Proposal;
import cn.hotline.platform.FreshPlans;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Conditions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls at the agents' desks: each sees their own, managers all; the words are for whoever had the call. */
@ApplicationScoped
class CallDesk {

    private final EntityManager db;
    private final CallBook book;
    private final TurnBook words;
    private final CallDeeds deeds;
    private final Drafts drafts;
    private final Proposals proposals;
    private final Vault vault;

    CallDesk(
            EntityManager db,
            CallBook book,
            TurnBook words,
            CallDeeds deeds,
            Drafts drafts,
            Proposals proposals,
            Vault vault) {
        this.db = db;
        this.book = book;
        this.words = words;
        this.deeds = deeds;
        this.drafts = drafts;
        this.proposals = proposals;
        this.vault = vault;
    }

    /** A draft that waits for what is missing. */
    public record Waiting(UUID id, List<Drafts.Gap> gaps) {

        /** Also of a matter that was retired meanwhile: whoever completes it is told so. */
        static Waiting of(Drafts.Kept kept, Messages messages) {
            try {
                return new Waiting(kept.id(), Drafts.gaps(kept.gist(), messages));
            } catch (Refusal retired) {
                return new Waiting(kept.id(), List.of());
            }
        }
    }

    /**
     * A call with all there is of it.
     *
     * @param turns and the proposal: for whoever had the call
     */
    public record Detail(
            CallView call,
            List<CallBook.Marked> marks,
            List<TurnBook.Kept> turns,
            @Nullable Proposal proposal,
            @Nullable String recording,
            List<CallDeeds.Done> deeds,
            List<Waiting> drafts) {

        Detail with(Proposal proposed) {
            return new Detail(call, marks, turns, proposed, recording, deeds, drafts);
        }

        @Override
        public String toString() {
            return "Detail[" + call.id() + "]";
        }
    }

    /** Newest first. */
    Page<CallView> list(Caller.Staff staff, Paging<State> paging) {
        var conditions = new Conditions()
                .andIf("c.state = :state", "state", paging.state())
                .andIf("c.id < :after", "after", paging.after());
        if (!staff.has(Role.MANAGER)) {
            conditions.and("array_contains(c.agents, :agent)", "agent", staff.subject());
        }
        List<PhoneCall> rows = FreshPlans.in(
                db,
                () -> PhoneCall.<PhoneCall>find(
                                "from PhoneCall c where " + conditions.sql() + " order by c.id desc",
                                conditions.parameters())
                        .range(0, paging.limit())
                        .list());
        return Page.of(rows, paging.limit(), call -> call.id, call -> CallView.of(call, call.caller(vault)));
    }

    /** @throws Refusal 404 for somebody else's */
    Detail read(String callId, Caller.Staff staff, Messages messages) {
        var detail = QuarkusTransaction.requiringNew()
                .call(() -> PhoneCall.named(callId)
                        .filter(found -> isVisible(found, staff))
                        .map(found -> detail(found, found.isOf(staff), messages))
                        .orElseThrow(() -> Refusal.notFound("not-found")));
        return proposals.of(callId, call -> call.isOf(staff)).map(detail::with).orElse(detail);
    }

    private Detail detail(PhoneCall call, boolean own, Messages messages) {
        return new Detail(
                CallView.of(call, call.caller(vault)),
                own ? book.marks(call) : List.of(),
                own ? words.turns(call) : List.of(),
                null,
                own ? call.recording(vault) : null,
                deeds.of(call),
                drafts.open(draftOwner(call.callId)).stream()
                        .map(kept -> Waiting.of(kept, messages))
                        .toList());
    }

    /** Held until the end of the transaction. @throws Refusal 404 for somebody else's */
    PhoneCall held(String callId, Caller.Staff staff) {
        return PhoneCall.held(callId)
                .filter(found -> isVisible(found, staff))
                .orElseThrow(() -> Refusal.notFound("not-found"));
    }

    /** What the call seems to be about, for whoever may see it. */
    @Nullable
    Proposal proposal(String callId, Caller.Staff staff) {
        return proposals.of(callId, call -> isVisible(call, staff)).orElse(null);
    }

    /** E.164 */
    @Nullable
    String caller(PhoneCall call) {
        var caller = call.caller(vault);
        return caller == null ? null : caller.e164();
    }

    static String draftOwner(String callId) {
        return "call:" + callId;
    }

    private static boolean isVisible(PhoneCall call, Caller.Staff staff) {
        return staff.has(Role.MANAGER) || call.isOf(staff);
    }
}
