package cn.hotline.channel.phone.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where it is: places of the gazetteer (also misheard ones), places by their pattern, house numbers and divisions, put together. */
final class PlaceReading {

    private static final Pattern ROUTE_FROM = Pattern.compile("从$");
    private static final Pattern ROUTE_TO = Pattern.compile("从[^，。！？\\n]{1,14}[到去]$");
    private static final double EXACT = 0.95;
    private static final double BY_SOUND = 0.78;
    private static final double LEAST_TRUST = 0.5;

    private final City city;
    private final Conversation talk;
    private final List<Spot> spots;
    private final Corrections corrections;

    PlaceReading(City city, Conversation talk, Corrections corrections) {
        this.city = city;
        this.talk = talk;
        this.corrections = corrections;
        this.spots = standing(apart(all()));
    }

    List<Spot> spots() {
        return spots;
    }

    @Nullable
    Proposed<String> address() {
        return new Address(talk, spots, corrections).proposed();
    }

    /** The narrowest division that was named, or in which a named place lies. */
    @Nullable
    Proposed<String> region() {
        var named = new ArrayList<Mention<KnownRegion>>();
        for (var hit : city.regionsIn(talk)) {
            if (hit.target().parent() != null && talk.trust(hit.start()) >= LEAST_TRUST) {
                named.add(new Mention<>(hit.target(), hit.start(), hit.end(), hit.bySound() ? BY_SOUND : EXACT));
            }
        }
        var standing = corrections.standing(named);
        var narrowest = standing.stream()
                .max(Comparator.comparingInt((Mention<KnownRegion> mention) ->
                                mention.value().code().length())
                        .thenComparingDouble(Mention::confidence));
        var byPlace = byPlace(narrowest.map(mention -> mention.value().code()));
        if (byPlace.isPresent() && narrowest.filter(this::isNarrow).isEmpty()) {
            var spot = byPlace.get();
            return new Proposed<>(region(spot), spot.confidence() - 0.02, List.of(talk.turnAt(spot.start())));
        }
        return narrowest
                .map(mention -> new Proposed<>(
                        mention.value().code(), mention.confidence(), List.of(talk.turnAt(mention.start()))))
                .orElse(null);
    }

    private boolean isNarrow(Mention<KnownRegion> mention) {
        return mention.value().code().length() > 6;
    }

    private Optional<Spot> byPlace(Optional<String> within) {
        return spots.stream()
                .filter(spot -> spot.known() != null)
                .filter(spot -> within.isEmpty() || city.isWithin(region(spot), within.get()))
                .max(Comparator.comparingInt((Spot spot) -> region(spot).length())
                        .thenComparingDouble(Spot::confidence)
                        .thenComparingInt(spot -> -spot.start()));
    }

    private static String region(Spot spot) {
        return spot.known() == null ? "" : spot.known().region();
    }

    private List<Spot> all() {
        var all = new ArrayList<Spot>();
        for (var hit : city.placesIn(talk)) {
            all.add(Spot.of(hit.target(), hit.start(), hit.end(), hit.bySound() ? BY_SOUND : EXACT));
        }
        PlacePatterns.in(talk).forEach(spot -> all.add(plain(spot)));
        all.removeIf(spot -> talk.trust(spot.start()) < LEAST_TRUST || isWaypoint(spot) || isDivision(spot));
        return all;
    }

    /** A division that the city knows is said by the region. */
    private Spot plain(Spot spot) {
        var plain = spot.prefix().isEmpty() || city.knowsDivisions(spot.prefix()) ? spot.withoutPrefix() : spot;
        var division = city.divisionAt(plain.name());
        return division.isEmpty()
                        || plain.name().length() - division.length() < 2
                        || plain.name().endsWith("办事处")
                ? plain
                : plain.without(division);
    }

    /** Of places over the same words the one as written in the gazetteer, then the longest; of a pattern what is left beside it. */
    private static List<Spot> apart(List<Spot> all) {
        var inOrder = new ArrayList<>(all);
        inOrder.sort(Comparator.comparingInt((Spot spot) -> spot.length() + (spot.confidence() >= EXACT ? 20 : 0))
                .reversed()
                .thenComparing(spot -> spot.known() == null)
                .thenComparingInt(Spot::start));
        var chosen = new ArrayList<Spot>();
        for (var spot : inOrder) {
            int from = chosen.stream()
                    .filter(other -> other.start() <= spot.start() && other.end() > spot.start())
                    .mapToInt(Spot::end)
                    .max()
                    .orElse(spot.start());
            var left = from == spot.start() || spot.end() - from < 2 ? spot : spot.after(from);
            if (chosen.stream().noneMatch(left::overlaps)) {
                chosen.add(left);
            }
        }
        chosen.sort(Comparator.comparingInt(Spot::start));
        return chosen;
    }

    /** Corrections are judged among places of one kind. */
    private List<Spot> standing(List<Spot> all) {
        var standing = new ArrayList<Spot>();
        for (var kind : Spot.Kind.values()) {
            var mentions = all.stream()
                    .filter(spot -> spot.kind() == kind)
                    .map(spot -> new Mention<>(spot, spot.start(), spot.end(), spot.confidence()))
                    .toList();
            corrections.standing(mentions).forEach(mention -> standing.add(mention.value()));
        }
        standing.sort(Comparator.comparingInt(Spot::start));
        return standing;
    }

    /** 从火车站到雁湖公园 is a journey, not where something is. */
    private boolean isWaypoint(Spot spot) {
        var before = talk.text().substring(Math.max(0, spot.start() - 16), spot.start());
        var after = talk.text().substring(spot.end(), Math.min(talk.text().length(), spot.end() + 1));
        return ROUTE_FROM.matcher(before).find() && (after.equals("到") || after.equals("去"))
                || ROUTE_TO.matcher(before).find();
    }

    /** 书院路街道 is a division, not a road. */
    private boolean isDivision(Spot spot) {
        return spot.kind() == Spot.Kind.ROAD
                && (talk.text().startsWith("街道", spot.end())
                        || spot.name().endsWith("街") && talk.text().startsWith("道", spot.end()));
    }
}
