package cn.hotline.ticket;

import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the reporter's name and number out of words that other rooms keep about a ticket. */
@Singleton
public final class MaskedWords {

    private final Vault vault;

    MaskedWords(Vault vault) {
        this.vault = vault;
    }

    /** Words of an office, whose own telephone stays readable; a ticket that is not there masks nothing. */
    public String of(@Nullable String number, String words) {
        if (number == null) {
            return words;
        }
        return Ticket.byNumber(TicketNumber.parse(number))
                .map(ticket -> {
                    ticket.unseal(vault);
                    return ticket.masked(words, true);
                })
                .orElse(words);
    }

    /** Words of a citizen who has no ticket yet. */
    public static String of(Reporter reporter, String words) {
        return Masking.of(reporter).text(Objects.requireNonNull(words));
    }
}
