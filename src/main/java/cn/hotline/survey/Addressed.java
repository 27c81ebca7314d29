package cn.hotline.survey;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which survey an SMS is about.
 *
 * @param named by its extension
 * @param certain whether it can be told; otherwise the citizen is asked
 */
record Addressed(Survey survey, boolean named, boolean certain) {

    /** A number that is nothing but the extension says nothing of where it was sent. */
    private static final int SHORTEST = 3;

    private static final Comparator<Survey> LAST_INVITED = Comparator.comparing(
                    (Survey s) -> s.invitedAt == null ? s.closedAt : s.invitedAt)
            .thenComparing(s -> s.id);

    /**
     * The one whose extension it was sent to; else the one that is open, if no other is spoken of; else the last that is over.
     *
     * @param all of that number
     */
    static Optional<Addressed> of(List<Survey> all, String to, Instant now) {
        var named = all.stream()
                .filter(s -> !s.extension.isEmpty() && to.length() >= SHORTEST && to.endsWith(s.extension))
                .max(LAST_INVITED);
        if (named.isPresent()) {
            return named.map(survey -> new Addressed(survey, true, true));
        }
        var open = all.stream().filter(s -> s.isOpen(now) && s.isInvited(now)).toList();
        if (open.isEmpty()) {
            return over(all, now);
        }
        return open.stream()
                .max(LAST_INVITED)
                .map(survey -> new Addressed(survey, false, open.size() == 1 && !isOtherSpokenOf(all, survey)));
    }

    private static Optional<Addressed> over(List<Survey> all, Instant now) {
        return all.stream()
                .filter(s -> !s.isOpen(now))
                .max(LAST_INVITED)
                .map(survey -> new Addressed(survey, false, true))
                .or(() -> all.stream().max(LAST_INVITED).map(survey -> new Addressed(survey, false, false)));
    }

    /** What follows on another answer may correct that one. */
    private static boolean isOtherSpokenOf(List<Survey> all, Survey open) {
        return all.stream()
                .anyMatch(s -> s.way == Way.SMS
                        && s.answeredAt != null
                        && open.invitedAt != null
                        && !s.answeredAt.isBefore(open.invitedAt));
    }

    Answers.To to() {
        return new Answers.To(survey.id, survey.ticketId);
    }
}
