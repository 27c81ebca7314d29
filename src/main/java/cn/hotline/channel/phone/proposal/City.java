package cn.hotline.channel.phone.proposal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be known of a city to understand its calls: matters, how people name them, divisions and places. Never changes. */
final class City {

    /** A phrase of a matter with its weight. */
    record Sign(KnownMatter matter, String phrase, double weight) {}

    private static final double OF_THE_REST = 0.4;

    private final Map<String, KnownMatter> matters = new HashMap<>();
    private final Map<String, KnownRegion> regions = new HashMap<>();
    private final PhraseIndex<Sign> signs = new PhraseIndex<>();
    private final PhraseIndex<KnownPlace> places = new PhraseIndex<>();
    private final PhraseIndex<KnownRegion> regionNames = new PhraseIndex<>();
    private final Map<String, Set<String>> mattersByWord = new HashMap<>();

    City(
            Collection<KnownMatter> matters,
            Collection<KnownRegion> regions,
            Collection<Phrase> phrases,
            Collection<KnownPlace> places) {
        matters.forEach(this::add);
        for (var phrase : phrases) {
            var matter = this.matters.get(phrase.matter());
            if (matter != null) {
                add(matter, phrase.phrase(), phrase.weight());
            }
        }
        for (var region : regions) {
            this.regions.put(region.code(), region);
            regionNames.add(region.name(), region);
        }
        for (var place : places) {
            this.places.add(place.name(), place);
            place.aliases().forEach(alias -> this.places.add(alias, place));
        }
    }

    private void add(KnownMatter matter) {
        matters.put(matter.code(), matter);
        matter.keywords().forEach(keyword -> add(matter, keyword, weight(keyword)));
        Words.of(matter.name()).forEach(word -> learn(word, matter));
    }

    private void add(KnownMatter matter, String phrase, double weight) {
        signs.add(phrase, new Sign(matter, phrase, matter.isRest() ? weight * OF_THE_REST : weight));
        Words.of(phrase.replace('*', '，')).forEach(word -> learn(word, matter));
    }

    private void learn(String word, KnownMatter matter) {
        if (!matter.isRest()) {
            mattersByWord.computeIfAbsent(word, w -> new HashSet<>()).add(matter.code());
        }
    }

    /** The longer a keyword, the less it is there by chance. */
    private static double weight(String keyword) {
        return Math.min(3, 0.5 + 0.5 * keyword.length());
    }

    List<PhraseIndex.Hit<Sign>> signsIn(Conversation talk) {
        return signs.in(talk.text(), talk.sounds());
    }

    List<PhraseIndex.Hit<KnownPlace>> placesIn(Conversation talk) {
        return places.in(talk.text(), talk.sounds());
    }

    List<PhraseIndex.Hit<KnownRegion>> regionsIn(Conversation talk) {
        return regionNames.in(talk.text(), talk.sounds());
    }

    /** Codes of the matters that a word belongs to. */
    Set<String> mattersWith(String word) {
        return mattersByWord.getOrDefault(word, Set.of());
    }

    Optional<KnownMatter> matter(@Nullable String code) {
        return Optional.ofNullable(code).map(matters::get);
    }

    Collection<KnownMatter> matters() {
        return matters.values();
    }

    /** The district or street that a text begins with, or nothing. */
    String divisionAt(String text) {
        return regions.values().stream()
                .filter(region -> region.parent() != null && text.startsWith(region.name()))
                .map(KnownRegion::name)
                .findFirst()
                .orElse("");
    }

    /** Whether a text is nothing but divisions of this city. */
    boolean knowsDivisions(String text) {
        var left = text;
        for (var region : regions.values()) {
            left = left.replace(region.name(), "");
        }
        return left.isEmpty();
    }

    Optional<KnownRegion> region(@Nullable String code) {
        return Optional.ofNullable(code).map(regions::get);
    }

    /** Whether a division lies in another, or is it. */
    boolean isWithin(String code, String outer) {
        var at = regions.get(code);
        for (int depth = 0; at != null && depth < 5; depth++) {
            if (at.code().equals(outer)) {
                return true;
            }
            at = at.parent() == null ? null : regions.get(at.parent());
        }
        return false;
    }
}
