package cn.hotline.channel.mail;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.util.Properties;

/** Connections to the mailbox and to the server that sends from it; every wait has an end. */
@Singleton
final class MailServers {

    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "30000";

    private final MailConfig config;

    MailServers(MailConfig config) {
        this.config = config;
    }

    boolean canFetch() {
        return config.imapHost().filter(host -> !host.isBlank()).isPresent();
    }

    boolean canSend() {
        return config.smtpHost().filter(host -> !host.isBlank()).isPresent();
    }

    String folder() {
        return config.folder();
    }

    String address() {
        return config.address().or(config::user).orElse("");
    }

    Store mailbox() throws MessagingException {
        var protocol = config.tls() ? "imaps" : "imap";
        var store = session(protocol).getStore(protocol);
        store.connect(config.imapHost().orElseThrow(), config.imapPort(), user(), password());
        return store;
    }

    Transport sender(Session session) throws MessagingException {
        var transport = session.getTransport(sendingProtocol());
        transport.connect(config.smtpHost().orElseThrow(), config.smtpPort(), user(), password());
        return transport;
    }

    Session sending() {
        return session(sendingProtocol());
    }

    private String sendingProtocol() {
        return config.tls() ? "smtps" : "smtp";
    }

    private static Session session(String protocol) {
        var settings = new Properties();
        var prefix = "mail." + protocol + ".";
        settings.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        settings.put(prefix + "timeout", READ_MILLIS);
        settings.put(prefix + "writetimeout", READ_MILLIS);
        settings.put(prefix + "ssl.checkserveridentity", "true");
        settings.put(prefix + "auth", "true");
        return Session.getInstance(settings);
    }

    private String user() {
        return config.user().orElse("");
    }

    private String password() {
        return config.password().orElse("");
    }
}
