package cn.hotline.hall.queue;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.SpokenCode;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose number it is: the citizen's who took it, or of whoever has the code of the slip. */
@Singleton
public class Holders {

    private static final int MAX_CODE = 32;

    private final Persons persons;
    private final Vault vault;
    private final RateLimits limits;

    Holders(Persons persons, Vault vault, RateLimits limits) {
        this.persons = persons;
        this.vault = vault;
        this.limits = limits;
    }

    /**
     * What a caller shows.
     *
     * @param code from the slip
     * @param address the peer's network address, for limits only
     */
    public record Shown(Caller caller, @Nullable String code, String address) {

        @Override
        public String toString() {
            return "Shown[" + caller + "]";
        }
    }

    /** @throws Refusal 401 for nobody in particular, 404 for anybody else's number, 429 after too many wrong codes */
    public void demand(UUID number, Shown shown) {
        demand(QueueTicket.<QueueTicket>findByIdOptional(number), shown);
    }

    QueueTicket demand(Optional<QueueTicket> found, Shown shown) {
        boolean isNobody = shown.caller() instanceof Caller.Anonymous || shown.caller() instanceof Caller.CodeHolder;
        if (shown.code() == null && isNobody) {
            throw new Refusal(ProblemType.UNAUTHENTICATED, "queue-code-needed");
        }
        return found.filter(ticket -> isTheirs(ticket, shown)).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    private boolean isTheirs(QueueTicket ticket, Shown shown) {
        var code = shown.code();
        if (code == null) {
            return ticket.citizen != null
                    && shown.caller() instanceof Caller.Citizen citizen
                    && persons.isSame(citizen.id(), ticket.citizen);
        }
        var typed = SpokenCode.typed(code.substring(0, Math.min(code.length(), MAX_CODE)));
        if (Vault.same(typed.hash(SpokenCode.Opens.NUMBER, ticket.id, vault), ticket.codeHash)) {
            return true;
        }
        limits.trackFailure(shown.address());
        return false;
    }
}
