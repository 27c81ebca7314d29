package cn.hotline.notice;

import cn.hotline.access.Persons;
import cn.hotline.notice.PreferenceResource.Preferences;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** What citizens say about the notices they want. */
@Singleton
class NoticeWishes {

    private final Persons persons;
    private final Clock clock;

    NoticeWishes(Persons persons, Clock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    Preferences of(UUID citizen) {
        var kept = NoticePreference.of(number(citizen));
        return kept == null
                ? new Preferences(Templates.CHINESE, List.of(), false)
                : new Preferences(
                        kept.language,
                        kept.unwanted.stream().map(NoticeEvent::valueOf).toList(),
                        kept.optedOutAt != null);
    }

    /** @throws Refusal 422 for an event that nobody can do without */
    @Transactional
    Preferences keep(UUID citizen, Preferences wanted) {
        if (!wanted.unwanted().stream().allMatch(NoticeEvent::mayBeUnwanted)) {
            throw Refusal.invalid("unwanted", "notice-needed");
        }
        var unwanted = new TreeSet<>(wanted.unwanted());
        if (unwanted.contains(NoticeEvent.SURVEY)) {
            unwanted.add(NoticeEvent.SURVEY_REMINDER);
        }
        var kept = new Preferences(wanted.language(), List.copyOf(unwanted), wanted.optedOut());
        NoticePreference.keep(number(citizen), kept, clock.instant());
        return kept;
    }

    private byte[] number(UUID citizen) {
        return persons.phoneHash(citizen).orElseThrow(() -> Refusal.notFound("not-found"));
    }
}
