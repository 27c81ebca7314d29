package cn.hotline.bench;

import java.util.regex.Pattern;

/** A ticket and the code to follow it by, from the answer to its filing. */
record FollowedTicket(String number, String trackCode) {

    private static final Pattern FILED = Pattern.compile("\"number\":\"(\\d+)\",\"trackCode\":\"([^\"]+)\"");

    static FollowedTicket of(String filed) {
        var match = FILED.matcher(filed);
        if (!match.find()) {
            throw new IllegalStateException("not the answer to a filing");
        }
        return new FollowedTicket(match.group(1), match.group(2));
    }
}
