package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import java.time.Instant;

/** Who does something, in which role, when. */
record Deed(Role role, String actor, Instant at) {

    /** The first of the caller's roles that may take the action. */
    static Deed of(Caller caller, Verb verb, Instant at) {
        var role = caller.roles().stream()
                .filter(r -> Lifecycle.permits(verb, java.util.Set.of(r)))
                .sorted()
                .findFirst()
                .orElseThrow(() -> cn.hotline.platform.Refusal.forbidden("role-may-not"));
        return new Deed(role, caller.client(), at);
    }
}
