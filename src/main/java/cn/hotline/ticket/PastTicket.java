package cn.hotline.ticket;

import cn.hotline.access.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a ticket that was dispatched is looked at when rules are tried on the past.
 *
 * @param unit code of the unit that has it
 * @param title empty unless asked for, as is the text
 */
public record PastTicket(
        UUID id,
        String number,
        TicketType type,
        Level level,
        @Nullable String matter,
        @Nullable String region,
        String unit,
        Reporter.Kind reporter,
        Instant filedAt,
        Instant dispatchedAt,
        String title,
        String text) {

    /** Whether its number may be told; one that does not exist for somebody is counted and no more. */
    public boolean isNamedTo(Caller.Staff staff) {
        return (reporter != Reporter.Kind.CONFIDENTIAL || staff.cleared())
                && (staff.regions().isEmpty()
                        || region == null
                        || staff.regions().stream().anyMatch(own -> region.startsWith(Sight.prefix(own))));
    }
}
