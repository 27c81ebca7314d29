package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who sees which ticket. Staff of the centre see their regions, handlers what was dispatched to their unit or below it, auditors
 * all, administrators none; a confidential ticket is there only for cleared staff and its own reporter. {@link TicketQuery} says the
 * same in SQL, and a test holds the two together.
 */
final class Sight {

    private Sight() {}

    /** Citizens' track codes are checked apart, by {@link Doorkeeper}. */
    static boolean sees(Caller caller, Ticket ticket) {
        return switch (caller) {
            case Caller.CodeHolder holder -> true;
            case Caller.Correspondent writer -> writer.ticket().equals(ticket.number);
            case Caller.Citizen citizen -> citizen.is(ticket.citizen);
            case Caller.Partner partner -> partner.id().equals(ticket.partner);
            case Caller.Staff staff -> sees(staff, ticket);
            case Caller.Device device -> false;
            case Caller.Anonymous nobody -> false;
            case Caller.Itself service -> true;
        };
    }

    private static boolean sees(Caller.Staff staff, Ticket ticket) {
        if (ticket.isConfidential() && !staff.cleared()) {
            return false;
        }
        return staff.has(Role.AUDITOR)
                || (staff.isCentre() && coversRegion(staff, ticket))
                || (staff.has(Role.HANDLER) && hasOnDesk(staff, ticket));
    }

    /** Dispatched to this unit or to one below it, or one of them is asked for its opinion. */
    static boolean hasOnDesk(Caller.Staff staff, Ticket ticket) {
        return staff.unit() != null && ticket.desks.contains(staff.unit());
    }

    /** A handler may also act on it, which being asked for an opinion does not give. */
    static boolean hasDuty(Caller.Staff staff, Ticket ticket) {
        return ticket.unit != null && staff.unit() != null && ticket.unit.line().contains(staff.unit());
    }

    /** The accused, and all inside that unit, never learn who reported; nor does a handler whose reporter asked for protection. */
    static boolean isReporterHiddenFrom(Caller.Staff staff, Ticket ticket, Ticket.People people) {
        return staff.has(Role.HANDLER)
                && (isOfAccusedUnit(staff, ticket, people.reportedUnit())
                        || (ticket.isConfidential() && !staff.isCentre()));
    }

    private static boolean isOfAccusedUnit(Caller.Staff staff, Ticket ticket, @Nullable String accused) {
        if (accused == null || accused.equals(staff.unit())) {
            return accused != null;
        }
        return ticket.handling.units(ticket.unit).stream()
                .map(UnitRef::line)
                .anyMatch(line -> line.contains(accused) && line.indexOf(staff.unit()) > line.indexOf(accused));
    }

    private static boolean coversRegion(Caller.Staff staff, Ticket ticket) {
        var region = ticket.place().region();
        return staff.regions().isEmpty()
                || region == null
                || staff.regions().stream().anyMatch(own -> region.startsWith(prefix(own)));
    }

    /**
     * A division's code of six digits without its trailing zero pairs is the beginning of every code inside it (GB/T 2260). Streets and
     * towns have nine digits and nothing inside; the first town of a county ends in 100.
     */
    static String prefix(String region) {
        return region.length() > 6 ? region : region.replaceFirst("(?:00)+$", "");
    }
}
