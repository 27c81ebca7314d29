package cn.hotline.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The messages of a file, read as a stream and refused with the line number where they are no good. */
final class Messages implements AutoCloseable {
    static final int RECORD_CHARS = 200_000;
    static final int MOST = 1_000_000;
    static final List<String> COLUMNS = List.of("id", "label", "title", "text");
    private static final String BUILT_IN = "/demo/messages.jsonl";
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._:/#-]{1,100}");

    private final StrictText text;
    private final Rows rows;
    private final Set<String> ids = new HashSet<>();

    private Messages(InputStream in) throws IOException {
        this.text = new StrictText(in);
        Reader reader = new BufferedReader(text);
        reader.mark(1);
        int first = reader.read();
        reader.reset();
        this.rows = first == '{' ? new JsonRows(reader) : new CsvRows(reader, text);
    }

    /** Opens a CSV or JSON lines file, or the built-in set when there is no file. */
    static Messages open(@Nullable Path file) {
        try {
            return open(stream(file));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads everything once, so that a fault in the last line is known before the first message is filed. */
    static int count(@Nullable Path file) {
        try (Messages messages = open(file)) {
            while (messages.next() != null) {
                if (messages.ids.size() > MOST) {
                    throw new BadMessages("more than %,d messages; split the file".formatted(MOST));
                }
            }
            if (messages.ids.isEmpty()) {
                throw new BadMessages("there is no message in it");
            }
            return messages.ids.size();
        }
    }

    /** The next message, or null at the end. */
    @Nullable
    Message next() {
        try {
            Rows.Row row = rows.next();
            return row == null ? null : message(row);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static Messages open(InputStream in) throws IOException {
        try {
            return new Messages(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private Message message(Rows.Row row) {
        String id = row.value("id").strip();
        if (!ID.matcher(id).matches()) {
            throw new BadMessages(row.line(), "the id is empty, longer than 100 characters, or has odd characters");
        }
        if (!ids.add(id)) {
            throw new BadMessages(row.line(), "the id " + id + " was there before");
        }
        if (row.value("text").isBlank()) {
            throw new BadMessages(row.line(), "the text of " + id + " is empty");
        }
        return Message.of(row);
    }

    private static InputStream stream(@Nullable Path file) throws IOException {
        if (file == null) {
            InputStream in = Messages.class.getResourceAsStream(BUILT_IN);
            if (in == null) {
                throw new BadMessages("this build has no built-in messages; name a file");
            }
            return in;
        }
        if (!Files.exists(file)) {
            throw new BadMessages("no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadMessages("not a regular file; it is read twice, so a pipe will not do");
        }
        return Files.newInputStream(file);
    }

    private static BadMessages unreadable(Exception e) {
        return new BadMessages("cannot be read: " + e.getMessage());
    }
}
