package cn.hotline.appointment;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The appointments of one person: what they made, and what others made for them.
 *
 * @param citizens their profiles
 * @param visitor who they are where others name them
 * @param hall empty for all
 */
record Theirs(Collection<UUID> citizens, byte[] visitor, String hall) {

    /** Behind all ids there are. */
    static final UUID LAST = new UUID(-1, -1);

    boolean isMade(Booking booking) {
        return citizens.contains(booking.citizen);
    }

    /** Newest first. */
    List<Booking> bookings(@Nullable UUID after, int most) {
        return Booking.<Booking>find("""
                        (citizen in ?1 or visitor = ?2 and visitorSealed is not null) and (?3 = '' or hall = ?3) and id < ?4
                        order by id desc""", citizens, visitor, hall, after == null ? LAST : after)
                .range(0, most - 1)
                .list();
    }
}
