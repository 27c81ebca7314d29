package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.ticket.UnitRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clock is about.
 *
 * @param item level of a delegated unit, or which milestone or order it is
 * @param owner null where the hotline's own centre owes the work
 */
record Subject(
        UUID ticket,
        String number,
        DeadlineKind kind,
        int item,
        @Nullable UnitRef owner,
        int rank) {}
