package cn.hotline.dispatch.rules;

import cn.hotline.access.Caller;
import cn.hotline.catalogue.UnitCard;
import cn.hotline.dispatch.rules.DryRunReport.Moved;
import cn.hotline.ticket.PastTicket;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what a set of rules would have made of tickets, each by the moment it was really dispatched. */
final class Tally {

    private static final int MAX_EXAMPLES = 100;

    private final RuleSet rules;
    private final List<UnitCard> units;
    private final Map<String, String> defaults;
    private final ZoneId zone;
    private final Map<String, Territory> territories = new HashMap<>();
    private final Map<String, Integer> got = new HashMap<>();
    private final Map<String, Integer> would = new HashMap<>();
    private final List<Moved> examples = new ArrayList<>();
    private final int[] hits;
    private int tickets;
    private int changed;
    private int unmatched;
    private int undecided;

    Tally(RuleSet rules, List<UnitCard> units, Map<String, String> defaults, ZoneId zone) {
        this.rules = rules;
        this.units = units;
        this.defaults = defaults;
        this.zone = zone;
        this.hits = new int[rules.size() + 1];
    }

    void count(PastTicket ticket, Caller.Staff caller) {
        tickets++;
        got.merge(ticket.unit(), 1, Integer::sum);
        var hit = rules.first(subject(ticket));
        if (hit == null) {
            unmatched++;
        } else {
            hits[hit.position()]++;
        }
        var unit = hit != null ? hit.unit() : ticket.matter() == null ? null : defaults.get(ticket.matter());
        if (unit == null) {
            undecided++;
            return;
        }
        would.merge(unit, 1, Integer::sum);
        if (!unit.equals(ticket.unit())) {
            changed++;
            if (examples.size() < MAX_EXAMPLES && ticket.isNamedTo(caller)) {
                examples.add(new Moved(ticket.number(), ticket.unit(), unit, hit == null ? null : hit.position()));
            }
        }
    }

    DryRunReport report(boolean more) {
        var names = units.stream().collect(Collectors.toMap(UnitCard::code, UnitCard::name));
        return new DryRunReport(
                rules.version(),
                tickets,
                more,
                changed,
                unmatched,
                undecided,
                Stream.concat(got.keySet().stream(), would.keySet().stream())
                        .distinct()
                        .sorted()
                        .map(code -> new DryRunReport.Share(
                                code, names.get(code), got.getOrDefault(code, 0), would.getOrDefault(code, 0)))
                        .toList(),
                IntStream.rangeClosed(1, rules.size())
                        .mapToObj(position -> new DryRunReport.Use(position, hits[position]))
                        .toList(),
                IntStream.rangeClosed(1, rules.size())
                        .filter(position -> hits[position] == 0)
                        .boxed()
                        .toList(),
                examples);
    }

    private Subject subject(PastTicket ticket) {
        return new Subject(
                ticket.type(),
                ticket.level(),
                ticket.matter(),
                ticket.region(),
                ticket.title(),
                ticket.text(),
                LocalDateTime.ofInstant(ticket.dispatchedAt(), zone),
                territory(ticket.region()));
    }

    private Territory territory(@Nullable String region) {
        return region == null
                ? Territory.NOWHERE
                : territories.computeIfAbsent(region, place -> Territory.of(place, units));
    }
}
