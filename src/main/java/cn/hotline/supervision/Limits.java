package cn.hotline.supervision;

import cn.hotline.catalogue.Matter;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Limit;
import cn.hotline.supervision.calendar.Rulebook;
import cn.hotline.supervision.calendar.Ruled;
import cn.hotline.ticket.TicketFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which limit a clock of a ticket has. */
final class Limits {

    private Limits() {}

    static Ruled of(DeadlineKind kind, TicketFacts ticket, Rulebook book, Instant at) {
        var matter = ticket.matter() == null ? null : ticket.matter().code();
        var own = kind == DeadlineKind.HANDLE && matter != null ? ofMatter(matter) : null;
        return book.limit(kind, ticket.type(), ticket.level(), matter, own, at);
    }

    private static @Nullable Limit ofMatter(String code) {
        var limit = Matter.named(code).limit();
        if (limit == null) {
            return null;
        }
        return switch (limit.unit()) {
            case WORKING_DAYS -> Limit.workingDays(limit.amount());
            case HOURS -> Limit.minutes(60 * limit.amount());
        };
    }
}
