package cn.hotline.channel.mail;

/** What a letter came to, as its writer is told. */
enum Answer {
    /** A ticket. */
    FILED("mail.filed.subject", "mail.filed.text"),
    /** An addition to one. */
    ADDED("mail.added.subject", "mail.added.text"),
    /** Nothing: the ticket it goes on with is over. */
    ENDED("mail.ended.subject", "mail.ended.text"),
    /** Nothing: there were too many within a day. Told once. */
    TOO_MANY("mail.too-many.subject", "mail.too-many.text");

    final String subject;
    final String text;

    Answer(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }
}
