package cn.hotline.channel.mail;

import cn.hotline.support.Rows;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody who writes to the hotline and reads what it answers. */
record Writer(LetterBox box, MailRoom room, String sender) {

    static Writer at(LetterBox box, MailRoom room) {
        var name = "s" + UUID.randomUUID().toString().substring(0, 12);
        return new Writer(box, room, name + "@example.com");
    }

    static long tickets() {
        return Rows.count("select count(*) from ticket where channel = 'EMAIL'");
    }

    MimeMessage letter(String subject, String text) throws MessagingException {
        var letter = LetterBox.letter(subject);
        letter.setFrom(new InternetAddress(sender));
        letter.setText(text, "UTF-8");
        return letter;
    }

    MimeMessage answer(MimeMessage to, String from, String text) throws MessagingException {
        var answer = letter("Re: " + to.getSubject(), text);
        answer.setFrom(new InternetAddress(from));
        answer.setHeader("References", "<other@example.com> " + to.getMessageID());
        answer.setHeader("In-Reply-To", to.getMessageID());
        return answer;
    }

    /** What they were told of a first letter. */
    MimeMessage filed() throws MessagingException {
        box.arrives(letter("路灯不亮", "建设路的路灯不亮。"), LetterBox.freshId());
        room.mailbox().fetch();
        return told(0);
    }

    /** The so manieth of what they were told. */
    MimeMessage told(int place) throws MessagingException {
        room.acknowledgements().send();
        return received().get(place);
    }

    List<String> subjects() throws MessagingException {
        var subjects = new ArrayList<String>();
        for (var one : received()) {
            subjects.add(one.getSubject());
        }
        return subjects;
    }

    private List<MimeMessage> received() throws MessagingException {
        var received = new ArrayList<MimeMessage>();
        for (var one : box.told()) {
            if (one.getRecipients(Message.RecipientType.TO)[0].toString().equals(sender)) {
                received.add(one);
            }
        }
        return received;
    }
}
