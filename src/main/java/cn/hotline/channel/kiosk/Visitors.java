package cn.hotline.channel.kiosk;

import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.access.Proof;
import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.ticket.Reporter;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a kiosk knows of whoever stands in front of it need not be typed there. */
@Singleton
class Visitors {

    private final Persons persons;

    Visitors(Persons persons) {
        this.persons = persons;
    }

    /**
     * With the name on the card and the number this person has proved, where the reporter gives their name and left them out.
     *
     * @param name as on the card
     */
    Gist completed(Gist gist, @Nullable UUID citizen, @Nullable String name) {
        var reporter = gist.reporter();
        if (citizen == null || reporter == null || reporter.kind() == Reporter.Kind.ANONYMOUS) {
            return gist;
        }
        var phone = reporter.phone() != null
                ? reporter.phone()
                : persons.value(citizen, Proof.PHONE)
                        .map(e164 -> new Phone(e164).national())
                        .orElse(null);
        return gist.by(new ReporterInput(reporter.kind(), reporter.name() == null ? name : reporter.name(), phone));
    }
}
