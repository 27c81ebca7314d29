package cn.hotline.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words in which citizens are told things: the versions in force, or those that come with the service. */
@Singleton
class Templates {

    static final String CHINESE = "zh";
    static final String ENGLISH = "en";
    static final List<String> LANGUAGES = List.of(CHINESE, ENGLISH);

    /** How long this node may use words that another has changed. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Clock clock;
    private final Map<String, Map<String, String>> standard;
    private volatile @Nullable Loaded loaded;

    Templates(ObjectMapper json, Clock clock) {
        this.clock = clock;
        this.standard = standard(json);
    }

    /**
     * A text as it goes out.
     *
     * @param version 0 for the words that come with the service
     * @param words in the order in which the text has them
     */
    record Rendered(int version, String text, Map<String, String> words, Map<String, String> codes) {}

    private record Which(NoticeEvent event, String language) {}

    private record Loaded(Instant at, Map<Which, NoticeTemplate> templates) {

        boolean isFresh(Instant now) {
            return Duration.between(at, now).abs().compareTo(FRESH) < 0;
        }
    }

    /** In a transaction. */
    Rendered render(NoticeEvent event, String language, Map<String, String> words) {
        var found = templates().get(new Which(event, language));
        int version = found == null ? 0 : found.key.version();
        var wording = new Wording(found == null ? standard(event, language) : found.text);
        var codes = found == null ? Map.<String, String>of() : found.codes;
        return new Rendered(version, wording.with(words), wording.inOrder(words), codes);
    }

    /** Names under which gateways know it; in a transaction. */
    Map<String, String> codes(NoticeEvent event, String language) {
        var found = templates().get(new Which(event, language));
        return found == null ? Map.of() : found.codes;
    }

    /** What comes with the service. */
    String standard(NoticeEvent event, String language) {
        var texts = Objects.requireNonNull(standard.get(event.name()), event.name());
        return Objects.requireNonNull(texts.getOrDefault(language, texts.get(CHINESE)), event.name());
    }

    /** After a change on this node. */
    void reload() {
        loaded = null;
    }

    private Map<Which, NoticeTemplate> templates() {
        var now = clock.instant();
        var present = loaded;
        if (present == null || !present.isFresh(now)) {
            present = new Loaded(now, load(now));
            loaded = present;
        }
        return present.templates();
    }

    private static Map<Which, NoticeTemplate> load(Instant now) {
        var found = new HashMap<Which, NoticeTemplate>();
        NoticeTemplate.inForce(now)
                .forEach(template -> found.put(new Which(template.key.event(), template.key.language()), template));
        return found;
    }

    private static Map<String, Map<String, String>> standard(ObjectMapper json) {
        try (var in =
                Objects.requireNonNull(Templates.class.getResourceAsStream("/notice/templates.json"), "templates")) {
            return json.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
