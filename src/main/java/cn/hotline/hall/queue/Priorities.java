package cn.hotline.hall.queue;

import cn.hotline.access.IdCard;
import cn.hotline.access.Persons;
import cn.hotline.access.Proof;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may say from afar that they are let go first: only whose age is proved. All else is seen at the reception desk. */
@Singleton
class Priorities {

    private final Persons persons;
    private final QueueRules rules;
    private final Clock clock;

    Priorities(Persons persons, QueueRules rules, Clock clock) {
        this.persons = persons;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal 422 for what nobody has proved */
    void demandProved(UUID citizen, @Nullable Priority said) {
        boolean isProved = said == null || said == Priority.NONE || said == Priority.ELDERLY && isElderly(citizen);
        if (!isProved) {
            throw Refusal.invalid("priority", "priority-unproved");
        }
    }

    private boolean isElderly(UUID citizen) {
        var youngest = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusYears(rules.elderlyYears());
        return persons.value(citizen, Proof.REAL_NAME)
                .map(card -> !new IdCard(card).born().isAfter(youngest))
                .orElse(false);
    }
}
