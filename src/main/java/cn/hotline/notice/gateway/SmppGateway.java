package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Gateway;
import cn.hotline.notice.Outgoing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SubmitSmResult;
import org.jspecify.annotations.Nullable;

/** A carrier's or aggregator's gateway by SMPP 3.4. */
@Singleton
final class SmppGateway implements Gateway {

    static final String NAME = "smpp";

    /** What the port allows. */
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private static final int AFTER_THE_OUTBOX = 4000;

    private final SmppConfig config;
    private final Clock clock;
    private final SmppLink link;
    private final Semaphore window;
    private final TestKey test;

    SmppGateway(SmppConfig config, Inbox inbox, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.link = new SmppLink(config, new SmppInbox(config, inbox, clock), clock);
        this.window = new Semaphore(config.window(), true);
        this.test = new TestKey(NAME, inbox, clock);
    }

    void start(@Observes StartupEvent event) {
        if (isConfigured() && !TestKey.is(config.systemId())) {
            link.start();
        }
    }

    /** After the outbox: what is on its way needs the link for its answer. */
    void stop(@Observes @Priority(AFTER_THE_OUTBOX) ShutdownEvent event) {
        link.stop();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return TestKey.is(config.systemId())
                || config.systemId().isPresent()
                        && config.host().isPresent()
                        && config.source().isPresent();
    }

    @Override
    public Answer send(Outgoing message) {
        if (TestKey.is(config.systemId())) {
            return test.answer(message);
        }
        var whole = SmppParts.of(config, message);
        var until = clock.instant().plus(WHOLE).minus(config.answerWait());
        Answer answer = link.whyNot();
        for (int i = 0; i < whole.parts().size(); i++) {
            if (clock.instant().isAfter(until)) {
                return new Answer.Unknown("too-slow");
            }
            answer = submit(message, whole, i, until);
            if (!(answer instanceof Answer.Taken)) {
                // Parts without the others are shown to nobody: the message as a whole was not sent.
                return answer;
            }
        }
        return answer;
    }

    /** The phone was off or out of reach for as long as the centre tried. */
    @Override
    public boolean isTemporary(String code) {
        return code.startsWith("EXPIRED") || code.startsWith("UNDELIV");
    }

    private Answer submit(Outgoing message, SmppParts whole, int part, Instant until) {
        var session = link.session();
        if (session == null) {
            return link.whyNot();
        }
        try {
            var left = Duration.between(clock.instant(), until);
            if (!window.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.Refused(Fault.BUSY, "window-full");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused(Fault.BUSY, "interrupted");
        }
        try {
            return submit(session, message, whole, part);
        } finally {
            window.release();
        }
    }

    private Answer submit(SMPPSession session, Outgoing message, SmppParts whole, int part) {
        try {
            return taken(submitSm(session, message, whole, part).getMessageId(), message);
        } catch (NegativeResponseException e) {
            return SmppCodes.answer(e.getCommandStatus());
        } catch (PDUException e) {
            return new Answer.Refused(Fault.CONTENT, "unfit");
        } catch (ResponseTimeoutException e) {
            return new Answer.Unknown("no-answer");
        } catch (InvalidResponseException | IOException e) {
            return new Answer.Unknown("broken");
        }
    }

    /** Some name only the messages they will send receipts for; then ours will have to do. */
    private Answer taken(@Nullable String id, Outgoing message) {
        var named =
                id == null || id.isBlank() ? message.id().toString() : SmppReceipt.answered(id, config.messageIds());
        return new Answer.Taken(named, SmppParts.segments(config, message));
    }

    private SubmitSmResult submitSm(SMPPSession session, Outgoing message, SmppParts whole, int number)
            throws NegativeResponseException, PDUException, ResponseTimeoutException, InvalidResponseException,
                    IOException {
        var part = whole.parts().get(number);
        boolean last = number == whole.parts().size() - 1;
        boolean international = config.numbers() == SmppConfig.Numbers.INTERNATIONAL;
        return session.submitShortMessage(
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.ISDN,
                config.source().orElse("") + message.extension(),
                international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.ISDN,
                international ? message.to().e164().substring(1) : message.to().national(),
                new ESMClass(part.esmClass()),
                (byte) 0,
                (byte) 0,
                null,
                null,
                // On the last part alone, so that one receipt answers for the message.
                new RegisteredDelivery(last ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                (byte) 0,
                new RawDataCoding(whole.coding()),
                (byte) 0,
                part.text(),
                part.parameters());
    }
}
