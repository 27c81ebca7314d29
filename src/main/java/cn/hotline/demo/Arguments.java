package cn.hotline.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands on the command line and in HOTLINE_URL, HOTLINE_PORT and HOTLINE_DATA. */
record Arguments(@Nullable Path file, URI url, Path data, Map<String, String> options) {
    private static final int MOST_PARALLEL = 64;

    /** Options with a value are written `--name value` or `--name=value`. */
    static Arguments parse(String[] args, Set<String> valued, Set<String> flags) {
        Map<String, String> options = new HashMap<>();
        Path file = null;
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (!word.startsWith("--")) {
                if (file != null) {
                    throw CannotStart.usage("one word too many: " + word);
                }
                file = Path.of(word);
                continue;
            }
            String[] parts = word.substring(2).split("=", 2);
            if (flags.contains(parts[0]) && parts.length == 1) {
                options.put(parts[0], "true");
            } else if (valued.contains(parts[0])) {
                options.put(parts[0], parts.length == 2 ? parts[1] : value(parts[0], words));
            } else {
                throw CannotStart.usage("unknown option " + word);
            }
        }
        return new Arguments(file, url(options), Path.of(setting("HOTLINE_DATA", "./data")), options);
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    int limit() {
        return number("limit", Messages.MOST, Messages.MOST);
    }

    int parallel() {
        return number("parallel", 8, MOST_PARALLEL);
    }

    /** From 1 to so many. */
    int number(String option, int standard, int most) {
        String text = options.get(option);
        if (text == null) {
            return standard;
        }
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw CannotStart.usage("--" + option + " is a number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw CannotStart.usage("--" + option + " needs a value");
        }
        return words.next();
    }

    private static URI url(Map<String, String> options) {
        String standard = setting("HOTLINE_URL", "http://127.0.0.1:" + setting("HOTLINE_PORT", "8080"));
        String text = options.getOrDefault("url", standard).replaceAll("/+$", "");
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // told below, as any other address that is none
        }
        throw CannotStart.usage("not an http address: " + text);
    }

    private static String setting(String name, String standard) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? standard : value.strip();
    }
}
