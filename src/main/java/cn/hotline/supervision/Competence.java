package cn.hotline.supervision;

import static cn.hotline.access.Role.AGENT;
import static cn.hotline.access.Role.DISPATCHER;
import static cn.hotline.access.Role.HANDLER;
import static cn.hotline.access.Role.MANAGER;
import static cn.hotline.access.Role.REVIEWER;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.supervision.calendar.DeadlineKind;
import java.util.Arrays;
import java.util.Set;

/** Which work a role can do, so that nobody is given what only others may finish. */
final class Competence {

    private Competence() {}

    static String[] of(Caller.Staff staff) {
        return Arrays.stream(DeadlineKind.values())
                .filter(kind -> staff.roles().stream().anyMatch(roles(kind)::contains))
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private static Set<Role> roles(DeadlineKind kind) {
        return switch (kind) {
            case TRIAGE -> Set.of(AGENT, DISPATCHER, MANAGER);
            case REVIEW, RETURN_REVIEW, REQUEST -> Set.of(REVIEWER, MANAGER);
            case CLOSURE -> Set.of(AGENT, REVIEWER, MANAGER);
            case APPEAL, COORDINATION -> Set.of(MANAGER);
            case SIGN, HANDLE, OPINION, ORDER, MILESTONE -> Set.of(HANDLER);
        };
    }
}
