package cn.hotline.channel.phone.proposal;

import java.util.List;

/** A line of the city's gazetteer (地名录): its name, what people also call it, where it lies and what it is. */
record KnownPlace(String name, List<String> aliases, String region, Kind kind) {

    /** What a place is. */
    enum Kind {
        ESTATE,
        COMMUNITY,
        VILLAGE,
        ROAD,
        STATION,
        SCHOOL,
        HOSPITAL,
        PARK,
        MARKET,
        HALL,
        RIVER,
        OTHER
    }
}
