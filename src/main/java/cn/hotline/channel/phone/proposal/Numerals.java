package cn.hotline.channel.phone.proposal;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people say them: 一百二十一, 百二十一, 两万三, 三五二幺, 五六 (the lower one), 3.5万. */
final class Numerals {

    /** A number within a pattern. */
    static final String NUMBER = "[0-9零〇一二两俩三四五六七八九十百千万亿幺点.]+";

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern DIGIT_BY_DIGIT = Pattern.compile("[0-9零〇一二两三四五六七八九幺]+");
    private static final Pattern ABOUT = Pattern.compile("([一二两三四五六七八九])([一二两三四五六七八九])(?=[十百千万]|$)");
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
    private static final int MAX_LENGTH = 20;

    private Numerals() {}

    /** 幺九九零 as 1990; anything but digits stays as it is. */
    static String digits(String spoken) {
        var digits = new StringBuilder(spoken.length());
        for (int i = 0; i < spoken.length(); i++) {
            char c = spoken.charAt(i);
            int digit = digit(c);
            digits.append(digit < 0 ? c : (char) ('0' + digit));
        }
        return digits.toString();
    }

    /** What a spoken number comes to, unless it is none. */
    static Optional<BigDecimal> value(String spoken) {
        if (spoken.isEmpty() || spoken.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (WRITTEN.matcher(spoken).matches()) {
            return Optional.of(new BigDecimal(spoken));
        }
        var lower = lowerOfTwo(spoken);
        if (DIGIT_BY_DIGIT.matcher(lower).matches()) {
            return Optional.of(new BigDecimal(digits(lower)));
        }
        int point = Math.max(lower.indexOf('点'), lower.indexOf('.'));
        if (point < 0) {
            return whole(lower);
        }
        var after = digits(lower.substring(point + 1));
        return after.matches("\\d{1,4}")
                ? whole(lower.substring(0, point)).map(whole -> new BigDecimal(whole.toPlainString() + "." + after))
                : scaledDecimal(lower, point);
    }

    /** 3.5万. */
    private static Optional<BigDecimal> scaledDecimal(String text, int point) {
        if (point >= text.length() - 1) {
            return Optional.empty();
        }
        long scale = scale(text.charAt(text.length() - 1));
        var number = digits(text.substring(0, point)) + "." + digits(text.substring(point + 1, text.length() - 1));
        return scale > 1 && WRITTEN.matcher(number).matches()
                ? Optional.of(new BigDecimal(number).multiply(BigDecimal.valueOf(scale)))
                : Optional.empty();
    }

    /** 五六个, 七八十: two neighbours mean about as many. */
    private static String lowerOfTwo(String text) {
        return ABOUT.matcher(text).replaceAll(match -> {
            int first = digit(match.group(1).charAt(0));
            int second = digit(match.group(2).charAt(0));
            return second == first + 1 && match.start() == 0 ? match.group(1) : match.group();
        });
    }

    private static Optional<BigDecimal> whole(String text) {
        long total = 0;
        long section = 0;
        long digit = -1;
        long lastScale = 10;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            long scale = scale(c);
            if (scale == 1) {
                int next = digit(c);
                if (next < 0) {
                    return Optional.empty();
                }
                digit = digit > 0 && Character.isDigit(c) ? digit * 10 + next : next;
                lastScale = next == 0 ? 10 : lastScale;
            } else if (scale < 10_000) {
                section += (digit < 0 ? 1 : digit) * scale;
                digit = -1;
                lastScale = scale;
            } else {
                total = (total + section + Math.max(digit, section + total == 0 && digit < 0 ? 1 : 0)) * scale;
                section = 0;
                digit = -1;
                lastScale = scale;
            }
        }
        // 两万三 is 23,000, 三千五 is 3,500; 二十五 and 一百零五 are what they say.
        long tail = digit < 0 ? 0 : digit * (digit < 10 ? lastScale / 10 : 1);
        return Optional.of(BigDecimal.valueOf(total + section + tail));
    }

    private static int digit(char c) {
        return switch (c) {
            case '〇' -> 0;
            case '幺' -> 1;
            case '两', '俩' -> 2;
            default -> c >= '0' && c <= '9' ? c - '0' : DIGITS.indexOf(c);
        };
    }

    private static long scale(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 1;
        };
    }
}
