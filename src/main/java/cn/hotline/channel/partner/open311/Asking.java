package cn.hotline.channel.partner.open311;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.PublicTickets.Asked;
import cn.hotline.ticket.TicketNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The filters of a list of requests: ninety days at most, and ids before everything else (GeoReport v2, GET Service Requests). */
record Asking(MultivaluedMap<String, String> query, Clock clock) {

    /** What a list has at most. */
    static final int MOST = 1000;

    private static final int MAX_LISTED = 100;
    private static final Duration SPAN = Duration.ofDays(90);

    /** A parameter that nobody knows is let pass, as the standard leaves room for more of them. */
    Asked asked() {
        var ids = listed("service_request_id");
        if (!ids.isEmpty()) {
            return new Asked(ids, Set.of(), null, null, null);
        }
        var from = instant("start_date");
        var until = instant("end_date");
        if (until == null) {
            until = from == null ? clock.instant() : from.plus(SPAN);
        }
        if (from == null) {
            from = until.minus(SPAN);
        }
        if (Duration.between(from, until).compareTo(SPAN) > 0) {
            throw wrong("start_date", "open311-span");
        }
        return new Asked(Set.of(), listed("service_code"), from, until, open());
    }

    /** @throws Refusal 404 for what is no number of a ticket: there is none */
    static String number(String id) {
        try {
            return TicketNumber.parse(id).digits();
        } catch (Refusal noNumber) {
            throw Refusal.notFound("open311-request");
        }
    }

    @Nullable
    String one(String name) {
        var values = query.getOrDefault(name, List.of());
        return values.isEmpty() || values.getFirst().isBlank()
                ? null
                : values.getFirst().strip();
    }

    private Set<String> listed(String name) {
        var all = new TreeSet<String>();
        query.getOrDefault(name, List.of())
                .forEach(value -> Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .forEach(all::add));
        if (all.size() > MAX_LISTED || all.stream().anyMatch(one -> !one.matches("[A-Za-z0-9-]{1,32}"))) {
            throw wrong(name, "constraint.pattern", "[A-Za-z0-9-]{1,32}, …");
        }
        return all;
    }

    private @Nullable Boolean open() {
        var statuses = new HashSet<>(listed("status"));
        if (!Set.of("open", "closed").containsAll(statuses)) {
            throw wrong("status", "expected", "open, closed");
        }
        return statuses.size() == 1 ? Boolean.valueOf(statuses.contains("open")) : null;
    }

    /** A plus that a client forgot to encode comes as a blank. */
    private @Nullable Instant instant(String name) {
        var text = one(name);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant()
                    : QueryParameters.moment(text.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw wrong(name, "date-time");
        }
    }

    private static Refusal wrong(String field, String key, Object... args) {
        return new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField(field, key, args);
    }
}
