package cn.hotline.dispatch.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * A dispatch catalogue as it is written.
 *
 * @param effectiveFrom the first day on which it is in force once published
 * @param source the document that decides it, as 市府办〔2026〕12号
 */
public record Draft(
        @NotBlank @Size(max = 100) String title,
        @NotNull LocalDate effectiveFrom,
        @NotBlank @Size(max = 200) String source,
        @NotNull @Size(min = 1, max = MAX_RULES) List<@NotNull @Valid Rule> rules) {

    static final int MAX_RULES = 5000;
}
