package cn.hotline.notice;

import cn.hotline.access.Phone;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a citizen is to be told.
 *
 * @param occasion what makes it unique, such as {@code survey:<id>}: the same occasion is told once, whoever asks for it how often
 * @param about id of the ticket it is about, for staff to find it
 * @param words what fills the template's placeholders
 * @param notBefore earliest time; the hours of its event hold besides
 * @param extension see {@link Outgoing#extension()}
 */
public record NewNotice(
        String occasion,
        NoticeEvent event,
        @Nullable UUID about,
        Addressee to,
        Map<String, String> words,
        Instant notBefore,
        String extension) {

    /**
     * Whom.
     *
     * @param vouched somebody made sure that the number is this person's: see {@link Vouching}; to others
     *     nothing goes by SMS
     */
    public record Addressee(Phone phone, @Nullable String openId, boolean vouched) {}

    @Override
    public String toString() {
        return "NewNotice[" + occasion + "]";
    }
}
