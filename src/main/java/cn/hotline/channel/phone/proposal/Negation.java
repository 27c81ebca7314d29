package cn.hotline.channel.phone.proposal;

import java.util.regex.Pattern;

/** Whether something is denied by the words right before it. */
final class Negation {

    private static final int REACH = 6;
    private static final Pattern DENIED = Pattern.compile("(?:不是(?!不是)|并非|不要|不用|(?<!特)别)(?:说|想|要|来|为了|因为|关于)?(?:是)?$");
    private static final Pattern ABSENT = Pattern.compile("(?:没有?|无|未|不)(?:人|发生|出现|什么|再|闻到|被|看到|在)?$");

    private Negation() {}

    /** 1 for what is said plainly, little for what is said not to be there, below zero for what is denied. */
    static double before(String text, int at) {
        var before = text.substring(Math.max(0, at - REACH), at);
        if (DENIED.matcher(before).find()) {
            return -0.7;
        }
        return ABSENT.matcher(before).find() ? 0.2 : 1;
    }

    static boolean isBefore(String text, int at) {
        return before(text, at) < 1;
    }
}
