package cn.hotline.notice.gateway;

import cn.hotline.notice.IncomingSms;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/**
 * What comes over the link: receipts and citizens' messages, acknowledged when they are kept and refused when they can't be now. Only
 * the parts of a long message are acknowledged one by one and wait in memory for the others: they are lost if this node dies meanwhile.
 */
final class SmppInbox implements MessageReceiverListener {

    private static final Logger LOG = Logger.getLogger(SmppInbox.class);
    private static final int LONGEST = 2000;

    /** A message that comes again within this many seconds, unchanged, is the same one whose acknowledgement was lost. */
    private static final long SAME_SECONDS = 600;

    private final SmppConfig config;
    private final Inbox inbox;
    private final Clock clock;
    private final Pieces pieces;

    SmppInbox(SmppConfig config, Inbox inbox, Clock clock) {
        this.config = config;
        this.inbox = inbox;
        this.clock = clock;
        this.pieces = new Pieces(config.partsWait());
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        try {
            if (message.isSmscDeliveryReceipt() || message.isIntermediateDeliveryNotification()) {
                SmppReceipt.read(message, config.messageIds(), clock.instant())
                        .ifPresentOrElse(inbox::take, () -> LOG.warn("A receipt of the gateway smpp names no message"));
            } else {
                reply(message);
            }
        } catch (RuntimeException e) {
            // Its class only: a message may hold the number. The other side sends it again.
            LOG.warnf(
                    "The gateway smpp brought what cannot be kept now (%s)",
                    e.getClass().getSimpleName());
            throw new ProcessRequestException("not kept", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private void reply(DeliverSm message) {
        var text = SmppText.of(message, config.alphabet());
        var place = text.place();
        var sms = sms(message, text);
        if (place == null) {
            inbox.take(sms);
            return;
        }
        pieces.add(sms, place).ifPresent(whole -> {
            inbox.take(whole);
            pieces.done(sms, place);
        });
    }

    private IncomingSms sms(DeliverSm message, SmppText text) {
        var now = clock.instant();
        var from = international(message.getSourceAddr());
        var said = text.text().length() > LONGEST ? text.text().substring(0, LONGEST) : text.text();
        var to = message.getDestAddress();
        return new IncomingSms(SmppGateway.NAME, id(now, from, to, said), from, to, said.replace("\u0000", ""), now);
    }

    private String id(Instant now, String from, String to, String text) {
        return inbox.fingerprint(from, to, text, Long.toString(now.getEpochSecond() / SAME_SECONDS));
    }

    /** Gateways write 8613800138000 as well as 13800138000. */
    private static String international(String number) {
        return number.matches("86\\d{11}") ? "+" + number : number;
    }

    /** Called now and then: what has waited long enough for its other parts. */
    void flush(Instant now) {
        for (var sms : pieces.overdue(now)) {
            try {
                inbox.take(sms);
            } catch (RuntimeException e) {
                LOG.warnf("A reply in parts was lost (%s)", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // that a phone is there again: nothing of ours waits for that
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
