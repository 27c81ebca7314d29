package cn.hotline.channel.mail;

import cn.hotline.platform.Messages;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import org.jboss.logging.Logger;

/** Tells whoever wrote the number and track code of their ticket, marked so that no machine answers (RFC 3834). */
@Singleton
class Acknowledgements {

    private static final Logger LOG = Logger.getLogger(Acknowledgements.class);

    private final MailServers servers;
    private final LetterRows rows;
    private final Clock clock;

    Acknowledgements(MailServers servers, LetterRows rows, Clock clock) {
        this.servers = servers;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(
            every = "1m",
            delayed = "90s",
            identity = "mail-acknowledgements",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (!servers.canSend()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(rows::giveUp);
        var owed = QuarkusTransaction.requiringNew().call(rows::claim);
        if (owed.isEmpty()) {
            return;
        }
        var session = servers.sending();
        try (var transport = servers.sender(session)) {
            for (var one : owed) {
                send(one, session, transport);
            }
        } catch (MessagingException e) {
            LOG.warnf("Acknowledgements can't be sent: %s", e.getClass().getSimpleName());
        }
    }

    /** Somebody whom nothing can be sent to is no reason to keep the others waiting. */
    private void send(LetterRows.Owed one, Session session, Transport transport) throws MessagingException {
        try {
            var message = message(session, one);
            transport.sendMessage(message, message.getAllRecipients());
            QuarkusTransaction.requiringNew().run(() -> rows.told(one.id()));
        } catch (SendFailedException | AddressException e) {
            LOG.warnf("An acknowledgement can't be sent: %s", e.getClass().getSimpleName());
        }
    }

    private MimeMessage message(Session session, LetterRows.Owed owed) throws MessagingException {
        var words = Messages.accepting(null);
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(servers.address()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(owed.to()));
        message.setSubject(words.text(owed.answer().subject, owed.number()), "UTF-8");
        message.setText(words.text(owed.answer().text, owed.number(), owed.trackCode()), "UTF-8");
        message.setHeader("Auto-Submitted", "auto-replied");
        message.setSentDate(Date.from(clock.instant()));
        message.saveChanges();
        message.setHeader("Message-ID", OurIds.of(owed.id(), servers.address()));
        return message;
    }
}
