package cn.hotline.channel.phone;

import cn.hotline.channel.phone.proposal.Speaker;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a call (转写), whole or a part of it while the call lasts.
 *
 * @param complete whether nothing more is to come
 */
record Spoken(
        @NotNull @Size(max = 500) List<@NotNull @Valid Part> turns,
        @Nullable Boolean complete) {

    /**
     * One turn.
     *
     * @param index from 0
     * @param revision of a turn that comes again the higher counts
     * @param startMs from the beginning of the call, in milliseconds
     * @param confidence of the recogniser
     */
    record Part(
            @Min(0) @Max(499) int index,
            @Nullable @Min(0) @Max(1000) Integer revision,
            @NotNull Speaker speaker,
            @NotNull @Size(min = 1, max = 5000) String text,
            @Min(0) @Max(86_400_000) int startMs,
            @Min(0) @Max(86_400_000) int endMs,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double confidence) {

        int revised() {
            return revision == null ? 0 : revision;
        }

        @Override
        public String toString() {
            return "Part[" + index + "]";
        }
    }
}
