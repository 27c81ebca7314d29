package cn.hotline.channel.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;

/** A real mail server on this machine, with the hotline's mailbox and a citizen's. */
final class LetterBox {

    private static final String OURS = "12345@city.example";

    private final PromptMail server = new PromptMail();

    MailConfig start() {
        server.start();
        hotline();
        server.setUser("wang@example.com", "wang@example.com", "secret");
        return new GreenMailConfig(server.imapPort(), server.smtpPort());
    }

    void stop() {
        server.stop();
    }

    void empty() throws FolderException {
        server.purgeEmailFromAllMailboxes();
    }

    void arrives(MimeMessage message, String messageId) throws MessagingException {
        message.saveChanges();
        message.setHeader("Message-ID", messageId);
        hotline().deliver(message);
    }

    /** Byte by byte, whatever it is. */
    void arrives(String raw) throws MessagingException {
        var bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        hotline().deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    MimeMessage[] told() {
        return server.getReceivedMessagesForDomain("example.com");
    }

    static String freshId() {
        return "<" + UUID.randomUUID() + "@example.com>";
    }

    static MimeMessage letter(String subject) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("wang@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(OURS));
        message.setSubject(subject, "UTF-8");
        return message;
    }

    static MimeBodyPart enclosed(String type, String content) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(content.getBytes(StandardCharsets.US_ASCII), type)));
        part.setFileName("f");
        part.setDisposition("attachment");
        return part;
    }

    private GreenMailUser hotline() {
        return server.setUser(OURS, OURS, "secret");
    }
}
