package cn.hotline.channel.phone.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address that comes of the places named and the house numbers around them: 书院路38号, 桂苑小区3栋2单元501. */
final class Address {

    private static final String N = "(" + Numerals.NUMBER + ")";
    private static final Pattern NUMBER = Pattern.compile("^(?:的|，)?" + N + "号(?!楼|线|店|出口|院子)");
    private static final Pattern GROUP = Pattern.compile("^(?:的|，)?(?:第)?" + N + "(组|队)");
    private static final Pattern FLOOR = Pattern.compile("^(?:的|，)?" + N + "(楼|层)(?!上|下)");
    private static final Pattern SUFFIX = Pattern.compile(
            "^(?:的|那个|这边的?|那边的?)?(门口|[东南西北]门(?:广场|口)?|[东南西北]广场(?:停车场)?|路口|交叉口|交汇处|菜市场门口|" + Numerals.NUMBER + "期)");
    private static final Pattern BUILDING = Pattern.compile(N + "(号楼|栋|幢|座)(?!房子)");
    private static final Pattern UNIT = Pattern.compile(N + "单元");
    private static final Pattern ROOM = Pattern.compile("(?<=单元)[，的]?" + N + "(?:室|房|号)?|" + N + "室");
    private static final int NAMES = 2;

    private final Conversation talk;
    private final List<Spot> spots;
    private final Corrections corrections;
    private final TreeSet<Integer> turns = new TreeSet<>();
    private double confidence = 1;

    Address(Conversation talk, List<Spot> spots, Corrections corrections) {
        this.talk = talk;
        this.spots = spots;
        this.corrections = corrections;
    }

    @Nullable
    Proposed<String> proposed() {
        var names = new StringBuilder();
        chosen().forEach(spot -> names.append(part(spot, names)));
        var houses = slot(BUILDING) + slot(UNIT) + slot(ROOM);
        var address = names + houses;
        return address.isEmpty() || names.isEmpty() && houses.length() < 3
                ? null
                : new Proposed<>(
                        address.substring(0, Math.min(address.length(), 300)),
                        names.isEmpty() ? 0.4 : confidence,
                        List.copyOf(turns));
    }

    /** A road or two that cross, an estate or site or two; each once, the fullest mention of it. */
    private List<Spot> chosen() {
        var byName = new LinkedHashMap<String, Spot>();
        for (var spot : spots) {
            byName.merge(
                    spot.name(),
                    spot,
                    (one, other) -> detail(other).length() > detail(one).length() ? other : one);
        }
        var chosen = new ArrayList<Spot>();
        for (var spot : byName.values()) {
            boolean road = spot.kind() == Spot.Kind.ROAD;
            long alike = chosen.stream()
                    .filter(other -> (other.kind() == Spot.Kind.ROAD) == road)
                    .count();
            boolean fits = road ? alike == 0 || crosses(chosen.getLast(), spot) : alike < NAMES;
            if (fits && chosen.stream().noneMatch(other -> contains(other, spot))) {
                chosen.add(spot);
            }
        }
        return chosen;
    }

    private boolean crosses(Spot road, Spot other) {
        return other.start() > road.end()
                && talk.text().substring(road.end(), other.start()).matches("[和与跟]");
    }

    private static boolean contains(Spot one, Spot other) {
        return one.name().contains(other.name()) || other.name().contains(one.name());
    }

    private String part(Spot spot, CharSequence before) {
        turns.add(talk.turnAt(spot.start()));
        confidence = Math.min(confidence, spot.confidence());
        boolean crossing = !before.isEmpty() && spots.stream().anyMatch(other -> crosses(other, spot));
        return (crossing ? "和" : "") + spot.prefix() + spot.name() + detail(spot);
    }

    /** What directly follows a name: a number on a road, a gate, a group of a village. */
    private String detail(Spot spot) {
        var detail = new StringBuilder();
        var text = talk.text();
        int at = spot.end();
        for (var pattern : List.of(NUMBER, GROUP, FLOOR, SUFFIX)) {
            var matcher = pattern.matcher(text).region(at, Math.min(text.length(), at + 24));
            if (matcher.find()) {
                detail.append(written(matcher, pattern));
                at = matcher.end();
            }
        }
        return detail.toString();
    }

    /** The standing one of all numbers of a kind; where nobody took anything back, the first. */
    private String slot(Pattern pattern) {
        var mentions = new ArrayList<Mention<String>>();
        var matcher = pattern.matcher(talk.text());
        while (matcher.find()) {
            var number = written(matcher, pattern);
            if (talk.trust(matcher.start()) >= 0.5 && !number.isEmpty()) {
                mentions.add(new Mention<>(number, matcher.start(), matcher.end(), 0.9));
            }
        }
        var standing = corrections.standing(mentions);
        if (standing.isEmpty()) {
            return "";
        }
        var mention = standing.size() < mentions.size() ? standing.getLast() : standing.getFirst();
        turns.add(talk.turnAt(mention.start()));
        return mention.value();
    }

    private static String written(MatchResult match, Pattern pattern) {
        if (pattern == SUFFIX) {
            return match.group(1);
        }
        var spoken = match.group(1) == null ? match.group(2) : match.group(1);
        var number = Numerals.value(spoken)
                .map(value -> value.stripTrailingZeros().toPlainString())
                .filter(digits -> digits.length() <= 5);
        var suffix = pattern == NUMBER ? "号" : pattern == UNIT ? "单元" : pattern == ROOM ? "" : match.group(2);
        return number.map(digits -> digits + suffix).orElse("");
    }
}
