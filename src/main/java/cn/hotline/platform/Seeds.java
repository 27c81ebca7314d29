package cn.hotline.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The city's basic data at start: JSON files from a folder ({@code HOTLINE_SEED}), or the demo city from the class path in start
 * mode. Rooms read their own files.
 */
@Singleton
public final class Seeds {

    private static final String CLASSPATH = "classpath:";

    /** Any constant: all nodes that seed one database take the same lock. */
    private static final long LOCK = 12345;

    private final Optional<String> source;
    private final ObjectMapper json;
    private final EntityManager db;

    Seeds(@ConfigProperty(name = "hotline.seed") Optional<String> source, EntityManager db) {
        this.source = source.filter(s -> !s.isBlank());
        // The files carry more than each room reads, and may be larger than a request.
        this.json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.db = db;
    }

    /** Whether the city brings such a file; some came with later releases. */
    public boolean has(String file) {
        if (source.isEmpty()) {
            return false;
        }
        try (var in = open(source.get(), file)) {
            return in.available() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The rows of a file, or none when there is nothing to seed. Holds off other nodes until the transaction ends. */
    public <T> List<T> rows(String file, TypeReference<List<T>> type) {
        if (source.isEmpty()) {
            return List.of();
        }
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(" + LOCK + ")")
                .getResultList();
        try (var in = open(source.get(), file)) {
            return json.readValue(in, type);
        } catch (IOException e) {
            // Without a cause Quarkus ends the start with this one line instead of a stack trace.
            throw new ConfigurationException("HOTLINE_SEED: %s in %s cannot be read: %s"
                    .formatted(
                            file,
                            source.get(),
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    /** A file as it is, if the city brings it. Holds off other nodes until the transaction ends. */
    public Optional<String> text(String file) {
        if (!has(file)) {
            return Optional.empty();
        }
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(" + LOCK + ")")
                .getResultList();
        try (var in = open(source.orElseThrow(), file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ConfigurationException("HOTLINE_SEED: %s cannot be read".formatted(file));
        }
    }

    private static InputStream open(String source, String file) throws IOException {
        if (!source.startsWith(CLASSPATH)) {
            return Files.newInputStream(Path.of(source, file));
        }
        var name = source.substring(CLASSPATH.length()) + "/" + file;
        var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }
}
