package cn.hotline.hall.queue;

/**
 * What is said aloud when a number is called (叫号语音), as text for a speech synthesiser.
 *
 * @param chinese with digits read one by one
 */
public record Announcement(String chinese, String english) {

    private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    /**
     * @param number as {@code A012}
     * @param counter name of the counter in Chinese
     * @param counterEnglish and in English
     */
    public static Announcement of(String number, String counter, String counterEnglish) {
        return new Announcement(
                "请" + spelt(number) + "号到" + counter + "办理",
                "Number " + spaced(number) + ", please go to " + counterEnglish);
    }

    private static String spelt(String number) {
        var text = new StringBuilder();
        number.chars()
                .forEach(c ->
                        text.append(Character.isDigit(c) ? DIGITS[Character.digit(c, 10)] : Character.toString(c)));
        return text.toString();
    }

    private static String spaced(String number) {
        return String.join(" ", number.split(""));
    }
}
