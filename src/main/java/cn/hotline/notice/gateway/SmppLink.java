package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;

/** The one bind of this node (bind_transceiver), made anew whenever it is gone, with growing pauses. */
final class SmppLink {

    private static final Logger LOG = Logger.getLogger(SmppLink.class);
    private static final Duration BIND = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long TICK_MILLIS = 100;

    private final SmppConfig config;
    private final SmppInbox inbox;
    private final Clock clock;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("smpp-link").factory());
    private volatile @Nullable SMPPSession session;
    private volatile Answer.@Nullable Refused refused;
    private volatile Instant lastBound;
    private Duration pause;
    private Instant next = Instant.MIN;

    SmppLink(SmppConfig config, SmppInbox inbox, Clock clock) {
        this.config = config;
        this.inbox = inbox;
        this.clock = clock;
        this.pause = config.reconnect();
        this.lastBound = clock.instant();
    }

    /** Returns at once; nobody waits for the other side. */
    void start() {
        var unused = keeper.scheduleWithFixedDelay(this::keep, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        keeper.shutdownNow();
        var last = session;
        session = null;
        if (last != null) {
            last.unbindAndClose();
        }
        inbox.flush(Instant.MAX);
    }

    /** Null where there is none; {@link #whyNot} then says why. */
    @Nullable
    SMPPSession session() {
        var now = session;
        return now != null && now.getSessionState() == SessionState.BOUND_TRX ? now : null;
    }

    /** A bind that is gone for a moment is this node's affair; one that does not come back is the gateway's. */
    Answer.Refused whyNot() {
        var why = refused;
        if (why != null) {
            return why;
        }
        boolean isLong = clock.instant().isAfter(lastBound.plus(LONG));
        return new Answer.Refused(isLong ? Fault.UNAVAILABLE : Fault.BUSY, "not-bound");
    }

    private void keep() {
        try {
            var now = clock.instant();
            inbox.flush(now);
            if (session() != null) {
                lastBound = now;
            } else if (!now.isBefore(next)) {
                drop();
                bind();
            }
        } catch (RuntimeException e) {
            // or else the keeper would never come again
            LOG.warnf(
                    "The link to the gateway smpp is not well (%s)",
                    e.getClass().getSimpleName());
        }
    }

    private void bind() {
        var fresh = new SMPPSession(new SmppConnections(config.tls()));
        fresh.setMessageReceiverListener(inbox);
        fresh.setEnquireLinkTimer((int) config.enquireLink().toMillis());
        fresh.setTransactionTimer(config.answerWait().toMillis());
        fresh.setPduProcessorDegree(Math.max(3, Math.min(config.window(), 20)));
        try {
            fresh.connectAndBind(config.host().orElseThrow(), config.port(), parameters(), BIND.toMillis());
            session = fresh;
            refused = null;
            lastBound = clock.instant();
            pause = config.reconnect();
            next = clock.instant().plus(pause);
            LOG.info("Bound to the gateway smpp");
        } catch (IOException e) {
            fresh.close();
            failed(e);
        }
    }

    private BindParameter parameters() {
        return new BindParameter(
                BindType.BIND_TRX,
                config.systemId().orElse(""),
                config.password().orElse(""),
                config.systemType().orElse(""),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
    }

    private void failed(IOException e) {
        refused = e.getCause() instanceof NegativeResponseException no
                ? new Answer.Refused(Fault.ACCOUNT, SmppCodes.code(no.getCommandStatus()))
                : null;
        next = clock.instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        LOG.warnf("The gateway smpp cannot be bound to (%s)", whyNot().code());
    }

    private void drop() {
        var old = session;
        session = null;
        if (old != null) {
            LOG.warn("The link to the gateway smpp is gone");
            old.close();
        }
    }
}
