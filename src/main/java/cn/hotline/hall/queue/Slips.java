package cn.hotline.hall.queue;

import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.SpokenCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what stands on the paper of a number (号票). */
@ApplicationScoped
public class Slips {

    private final Numbers numbers;

    Slips(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * A number as its paper says it.
     *
     * @param service its name
     * @param ahead how many of the same service go before; none unless it waits
     * @param waitSeconds about so long, as far as that can be said
     * @param code of whoever has shown it
     */
    public record Slip(
            UUID id,
            String hall,
            String number,
            String service,
            Instant takenAt,
            @Nullable Integer ahead,
            @Nullable Long waitSeconds,
            @Nullable String code) {

        @Override
        public String toString() {
            return "Slip[" + number + "]";
        }
    }

    /** @throws Refusal see {@link Holders#demand} */
    public Slip of(UUID id, Holders.Shown shown, boolean english) {
        var view = numbers.read(id, shown, english);
        var service = ServiceLine.of(view.hall()).stream()
                .filter(one -> one.code().equals(view.service()))
                .findFirst()
                .map(one -> one.name(english))
                .orElse(view.service());
        return new Slip(
                id,
                view.hall(),
                view.number(),
                service,
                view.takenAt(),
                view.ahead(),
                view.waitSeconds(),
                shown.code() == null ? null : SpokenCode.typed(shown.code()).spoken());
    }
}
