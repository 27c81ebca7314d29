package cn.hotline.hall;

import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/** The days that figures are asked for, both included: today, unless others are named. */
public record FigureDays(LocalDate from, LocalDate to) {

    private static final int MAX_DAYS = 92;

    /** @throws Refusal 422 for more than a quarter of a year */
    public static FigureDays of(UriInfo uri, Clock clock) {
        var query = new QueryParameters(uri, Set.of("from", "to"));
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var from = Objects.requireNonNullElse(query.date("from"), today);
        var to = Objects.requireNonNullElse(query.date("to"), from.isAfter(today) ? from : today);
        if (to.isBefore(from) || to.isAfter(from.plusDays(MAX_DAYS))) {
            throw Refusal.invalid("to", "figures-days", MAX_DAYS);
        }
        return new FigureDays(from, to);
    }
}
