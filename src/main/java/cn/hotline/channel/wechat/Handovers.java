package cn.hotline.channel.wechat;

import cn.hotline.access.Caller;
import cn.hotline.channel.wechat.HandoverView.Line;
import cn.hotline.channel.wechat.HandoverView.Voice;
import cn.hotline.channel.wechat.WechatMessage.Sealing;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** People who want a person, and the agents who talk to them; while one is open the account itself keeps silent. */
@Singleton
class Handovers {

    private static final int LINES = 50;
    private static final Messages CHINESE = Messages.accepting(null);

    private final Sealing sealing;
    private final Vault vault;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();

    Handovers(Vault vault, ObjectMapper json, Clock clock, MeterRegistry metrics) {
        metrics.gauge("hotline.wechat.handovers.waiting", waiting);
        this.sealing = new Sealing(vault, json);
        this.vault = vault;
        this.clock = clock;
    }

    /** Shows operators how many people wait for a person. */
    @Scheduled(every = "15s", delayed = "15s", identity = "wechat-handovers-waiting")
    void count() {
        waiting.set(QuarkusTransaction.requiringNew().call(Handover::waiting));
    }

    boolean isOpen(Conversation talk) {
        return Handover.openOf(talk.id).isPresent();
    }

    /** What the citizen is told; the conversation is held. */
    String open(Conversation talk) {
        if (!isOpen(talk)) {
            new Handover(talk.id, clock.instant()).persist();
        }
        return CHINESE.text("wechat.handover");
    }

    String endedByCitizen(Conversation talk) {
        Handover.openOf(talk.id).ifPresent(open -> open.closed(clock.instant()));
        return CHINESE.text("wechat.handover-ended");
    }

    @Transactional
    Page<HandoverView> list(Paging<Handover.State> paging) {
        var rows = Handover.page(paging.state(), paging.after(), paging.limit() + 1);
        return Page.of(rows, paging.limit(), row -> row.id, row -> HandoverView.of(row, null));
    }

    /** @throws Refusal 404; what was said is shown to whoever has taken it only */
    @Transactional
    HandoverView read(UUID id, Caller.Staff by) {
        Handover handover = Handover.<Handover>findByIdOptional(id).orElseThrow(() -> Refusal.notFound("not-found"));
        boolean own = by.client().equals(handover.takenBy);
        return HandoverView.of(handover, own ? lines(handover.conversation) : null);
    }

    /** @throws Refusal 409 when somebody else has it, or it is over */
    @Transactional
    HandoverView take(UUID id, Caller.Staff by) {
        var handover = held(id);
        if (handover.state == Handover.State.CLOSED
                || handover.takenBy != null && !handover.takenBy.equals(by.client())) {
            throw new Refusal(ProblemType.REFUSED, "handover-taken");
        }
        handover.taken(by.client(), clock.instant());
        return HandoverView.of(handover, lines(handover.conversation));
    }

    /** In the transaction of an idempotency key. @throws Refusal 409 for whoever has not taken it */
    Line reply(UUID id, String text, Caller.Staff by) {
        var handover = own(id, by);
        var message = new OutgoingMessage(handover.conversation, id, by.client(), clock.instant()).saying(text, vault);
        message.persist();
        return line(message);
    }

    @Transactional
    HandoverView close(UUID id, Caller.Staff by) {
        var handover = own(id, by);
        handover.closed(clock.instant());
        new OutgoingMessage(handover.conversation, id, by.client(), clock.instant())
                .saying(CHINESE.text("wechat.handover-ended"), vault)
                .persist();
        return HandoverView.of(handover, lines(handover.conversation));
    }

    private static Handover own(UUID id, Caller.Staff by) {
        var handover = held(id);
        if (handover.state != Handover.State.TAKEN || !by.client().equals(handover.takenBy)) {
            throw new Refusal(ProblemType.REFUSED, "handover-not-yours");
        }
        return handover;
    }

    private static Handover held(UUID id) {
        return Handover.held(id).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    private List<Line> lines(UUID conversation) {
        var lines = new ArrayList<Line>();
        for (var message : WechatMessage.last(conversation, LINES)) {
            var text = text(message.incoming(sealing));
            if (!text.isEmpty()) {
                lines.add(new Line(message.id, Voice.CITIZEN, text, message.takenAt, null));
            }
        }
        OutgoingMessage.last(conversation, LINES).forEach(message -> lines.add(line(message)));
        lines.sort(Comparator.comparing(Line::at).thenComparing(Line::id));
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private Line line(OutgoingMessage message) {
        return new Line(message.id, Voice.HOTLINE, message.text(vault), message.createdAt, message.state);
    }

    private static String text(Incoming in) {
        return switch (in.kind()) {
            case EVENT -> "";
            case TEXT, LINK -> in.text() == null ? "" : in.text();
            case VOICE, IMAGE, VIDEO, SHORTVIDEO, LOCATION, OTHER ->
                "[" + in.kind() + "] " + (in.text() == null ? "" : in.text());
        };
    }
}
