package cn.hotline.channel.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the hotline's mailbox. */
@ConfigMapping(prefix = "hotline.mail")
public interface MailConfig {

    /** IMAP server; without it no letters are fetched. */
    Optional<String> imapHost();

    @WithDefault("993")
    int imapPort();

    /** SMTP server for acknowledgements; without it nobody is told their number. */
    Optional<String> smtpHost();

    @WithDefault("465")
    int smtpPort();

    /** Of both servers. */
    @WithDefault("true")
    boolean tls();

    Optional<String> user();

    Optional<String> password();

    /** The mailbox's own address. */
    Optional<String> address();

    @WithDefault("INBOX")
    String folder();

    /** Letters a day of one sender that come to something. */
    @WithDefault("20")
    int perDay();

    /** The mail server of ours whose {@code Authentication-Results} (RFC 8601) are believed: the name it gives itself there. */
    Optional<String> checkedBy();
}
