package cn.hotline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** The built-in messages, in turn: both sides store texts of the same lengths. */
final class Texts {

    private final List<String> lines;
    private final AtomicInteger next = new AtomicInteger();

    Texts() {
        var stream =
                Objects.requireNonNull(Texts.class.getResourceAsStream("/demo/messages.jsonl"), "demo/messages.jsonl");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines = reader.lines().map(Texts::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String next() {
        return lines.get(Math.floorMod(next.getAndIncrement(), lines.size()));
    }

    /** The set is our own and has no escapes in its texts. */
    private static String text(String line) {
        int from = line.indexOf("\"text\"");
        int begin = line.indexOf('"', from + 6) + 1;
        return line.substring(begin, line.indexOf('"', begin));
    }
}
