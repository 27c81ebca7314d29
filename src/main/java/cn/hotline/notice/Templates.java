package cn.hotline.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words in which citizens are told things: the versions in force, or those that come with the service. */
@Singleton
class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** How long this node may use words that another has changed. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final EntityManager db;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Map<String, String>> standard;
    private volatile @Nullable Loaded loaded;

    Templates(EntityManager db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
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

    private record Template(int version, String text, Map<String, String> codes) {}

    private record Loaded(Instant at, Map<String, Template> templates) {

        boolean isFresh(Instant now) {
            return Duration.between(at, now).abs().compareTo(FRESH) < 0;
        }
    }

    /** In a transaction. */
    Rendered render(NoticeEvent event, String language, Map<String, String> words) {
        var found = templates().get(event + ":" + language);
        var template = found != null ? found : new Template(0, standard(event, language), Map.of());
        var used = new LinkedHashMap<String, String>();
        var text = PLACEHOLDER.matcher(template.text()).replaceAll(match -> {
            var word = words.getOrDefault(match.group(1), "");
            used.put(match.group(1), word);
            return java.util.regex.Matcher.quoteReplacement(word);
        });
        return new Rendered(template.version(), text, used, template.codes());
    }

    /** After a change on this node. */
    void reload() {
        loaded = null;
    }

    private Map<String, Template> templates() {
        var now = clock.instant();
        var present = loaded;
        if (present == null || !present.isFresh(now)) {
            present = new Loaded(now, load(now));
            loaded = present;
        }
        return present.templates();
    }

    private Map<String, Template> load(Instant now) {
        List<?> rows = db.createNativeQuery("""
                        select distinct on (event, language) event || ':' || language, version, text, cast(codes as text)
                        from notice_template where from_at <= :now order by event, language, version desc""", Object[].class)
                .setParameter("now", now)
                .getResultList();
        var found = new HashMap<String, Template>();
        for (var row : rows) {
            var columns = (Object[]) row;
            found.put(
                    (String) columns[0],
                    new Template(((Number) columns[1]).intValue(), (String) columns[2], codes((String) columns[3])));
        }
        return found;
    }

    private Map<String, String> codes(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("codes of a template are no JSON", e);
        }
    }

    private String standard(NoticeEvent event, String language) {
        var texts = Objects.requireNonNull(standard.get(event.name()), event.name());
        return Objects.requireNonNull(texts.getOrDefault(language, texts.get("zh")), event.name());
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
