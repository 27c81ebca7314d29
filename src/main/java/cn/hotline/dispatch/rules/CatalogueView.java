package cn.hotline.dispatch.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch catalogue as staff see it.
 *
 * @param ruleCount how many rules it has
 * @param rules in their order, where one catalogue was asked for
 */
public record CatalogueView(
        int version,
        String title,
        LocalDate effectiveFrom,
        String source,
        DispatchCatalogue.State state,
        boolean inForce,
        int ruleCount,
        String author,
        Instant createdAt,
        Instant changedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable List<Rule> rules) {}
