package cn.hotline.hall;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.Refusal;

/** Whose hall it is: the unit of a clerk's and of a hall manager's token names it. */
public final class HallScope {

    private HallScope() {}

    /** @throws Refusal 404 for a hall that is not theirs, as for one that is not there */
    public static void demand(Caller.Staff staff, String hall) {
        boolean everywhere = staff.isCentre() || staff.has(Role.ADMINISTRATOR) || staff.has(Role.AUDITOR);
        if (!everywhere && !hall.equals(staff.unit()) || Hall.named(hall, false).isEmpty()) {
            throw Refusal.notFound("hall-unknown");
        }
    }
}
