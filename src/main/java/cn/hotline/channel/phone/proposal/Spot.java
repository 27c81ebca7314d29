package cn.hotline.channel.phone.proposal;

import org.jspecify.annotations.Nullable;

/**
 * A place that was named.
 *
 * @param name as the gazetteer has it, or as it was said
 * @param prefix a division before it that the city does not know
 * @param known its line of the gazetteer
 */
record Spot(Kind kind, String name, String prefix, @Nullable KnownPlace known, int start, int end, double confidence) {

    /** What part of an address it is. */
    enum Kind {
        ROAD,
        ESTATE,
        VILLAGE,
        SITE
    }

    static Spot of(KnownPlace place, int start, int end, double confidence) {
        var kind = switch (place.kind()) {
            case ROAD -> Kind.ROAD;
            case ESTATE, COMMUNITY -> Kind.ESTATE;
            case VILLAGE -> Kind.VILLAGE;
            default -> Kind.SITE;
        };
        return new Spot(kind, place.name(), "", place, start, end, confidence);
    }

    /** What is left of it behind another place. */
    Spot after(int from) {
        return new Spot(
                kind, name.substring(Math.max(0, name.length() - (end - from))), "", known, from, end, confidence);
    }

    /** Without a division before its name. */
    Spot without(String division) {
        return new Spot(kind, name.substring(division.length()), prefix, known, start, end, confidence);
    }

    Spot withoutPrefix() {
        return new Spot(kind, name, "", known, start, end, confidence);
    }

    boolean overlaps(Spot other) {
        return start < other.end && other.start < end;
    }

    int length() {
        return end - start;
    }
}
