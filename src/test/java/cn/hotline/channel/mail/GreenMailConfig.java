package cn.hotline.channel.mail;

import java.util.Optional;

/** The mailbox of the tests. */
record GreenMailConfig(int imapPort, int smtpPort) implements MailConfig {

    @Override
    public Optional<String> imapHost() {
        return Optional.of("localhost");
    }

    @Override
    public Optional<String> smtpHost() {
        return Optional.of("localhost");
    }

    @Override
    public boolean tls() {
        return false;
    }

    @Override
    public Optional<String> user() {
        return Optional.of("12345@city.example");
    }

    @Override
    public Optional<String> password() {
        return Optional.of("secret");
    }

    @Override
    public Optional<String> address() {
        return Optional.of("12345@city.example");
    }

    @Override
    public String folder() {
        return "INBOX";
    }

    @Override
    public int perDay() {
        return 20;
    }

    @Override
    public Optional<String> checkedBy() {
        return Optional.of("mx.city.example");
    }
}
