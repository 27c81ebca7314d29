package cn.hotline.hall.queue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody takes a number for. */
public record NumberInput(
        @NotNull @Pattern(regexp = "[A-Z0-9-]{1,32}") String service,
        @Nullable Priority priority) {

    NewNumber of(String hall, String channel, @Nullable UUID citizen, String actor) {
        return new NewNumber(
                hall, service, Objects.requireNonNullElse(priority, Priority.NONE), channel, citizen, null, actor);
    }
}
