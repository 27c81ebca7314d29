package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import cn.hotline.platform.PlainText;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model's answer, held against the catalogue and the call: what can't be is dropped, what it is surer of counts. */
final class SecondOpinion {

    private static final int TITLE = 30;
    private static final int SUMMARY = 300;
    private static final int ADDRESS = 300;

    private final City city;
    private final JsonNode said;
    private final Set<Integer> turns;

    SecondOpinion(City city, Transcript transcript, JsonNode said) {
        this.city = city;
        this.said = said;
        this.turns = transcript.turns().stream().map(Turn::index).collect(Collectors.toSet());
    }

    /** The matter it is sure of, if it is one that can be filed under. */
    @Nullable
    Proposed<String> matter() {
        return read(
                said.path("matter"),
                node -> city.matter(node.asText()).map(KnownMatter::code).orElse(null));
    }

    /** @param own what the offline method made of the call, with the matter that was chosen */
    Proposal weighed(Proposal own) {
        var matter =
                own.matter() == null ? null : city.matter(own.matter().value()).orElse(null);
        var elements = matter == null ? own.elements() : elements(matter.form(), own.elements());
        return new Proposal(
                surer(own.type(), read("type", node -> constant(TicketType.values(), node))),
                surer(own.level(), read("level", node -> constant(Level.values(), node))),
                own.matter(),
                own.furtherMatters(),
                own.unit(),
                surer(own.region(), read("region", this::region)),
                surer(own.address(), read("address", node -> text(node, ADDRESS))),
                own.reporterKind(),
                own.reporterName(),
                own.reporterPhone(),
                elements,
                Objects.requireNonNull(surer(own.title(), read("title", node -> text(node, TITLE)))),
                Objects.requireNonNull(surer(own.summary(), read("summary", node -> text(node, SUMMARY)))),
                Questions.of(matter, elements));
    }

    private @Nullable String region(JsonNode node) {
        return city.region(node.asText()).map(KnownRegion::code).orElse(null);
    }

    private <T> @Nullable Proposed<T> read(String field, Function<JsonNode, @Nullable T> meaning) {
        return read(said.path(field), meaning);
    }

    private Map<String, Proposed<Object>> elements(Form form, Map<String, Proposed<Object>> own) {
        var elements = new LinkedHashMap<String, Proposed<Object>>();
        for (var element : form.elements()) {
            var theirs = read(said.path("elements").path(element.key()), node -> value(element, node));
            var chosen = surer(own.get(element.key()), theirs);
            if (chosen != null) {
                elements.put(element.key(), chosen);
            }
        }
        return elements;
    }

    private static @Nullable Object value(Form.Element element, JsonNode node) {
        Object value = node.isBoolean() ? node.booleanValue() : node.isNumber() ? node.decimalValue() : node.asText("");
        return Form.fits(element, value) && !value.equals("") ? value : null;
    }

    /** A value with its confidence and the turns that there are; nothing where it is not of that form. */
    private <T> @Nullable Proposed<T> read(JsonNode node, Function<JsonNode, @Nullable T> meaning) {
        double confidence = node.path("confidence").asDouble(0);
        var value = node.path("value").isValueNode() && !node.path("value").isNull()
                ? meaning.apply(node.path("value"))
                : null;
        if (value == null || Double.isNaN(confidence)) {
            return null;
        }
        var evidence = new ArrayList<Integer>();
        node.path("turns").forEach(turn -> {
            if (turn.isInt() && turns.contains(turn.intValue())) {
                evidence.add(turn.intValue());
            }
        });
        return new Proposed<>(value, confidence, List.copyOf(evidence));
    }

    static <T> @Nullable Proposed<T> surer(@Nullable Proposed<T> own, @Nullable Proposed<T> theirs) {
        return theirs != null && (own == null || theirs.confidence() > own.confidence()) ? theirs : own;
    }

    private static @Nullable String text(JsonNode node, int most) {
        var text = node.asText("").strip();
        return text.isEmpty() || text.length() > most || !PlainText.isSafe(text) ? null : text;
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] constants, JsonNode node) {
        return Stream.of(constants)
                .filter(constant -> constant.name().equals(node.asText()))
                .findFirst()
                .orElse(null);
    }
}
