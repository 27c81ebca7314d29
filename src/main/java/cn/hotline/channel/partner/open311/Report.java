package cn.hotline.channel.partner.open311;

import cn.hotline.catalogue.Leaf;
import cn.hotline.catalogue.MatterView.ElementView;
import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.Location;
import cn.hotline.channel.Submission.PlaceInput;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.platform.PlainText;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Reporter.Kind;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a request that is posted, read into what every door takes in. */
record Report(MultivaluedMap<String, String> form) {

    private static final int MAX_FIELDS = 100;
    private static final int MAX_ATTRIBUTE = 10_000;
    private static final int MAX_TITLE = 100;
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[(\\w{1,40})](?:\\[])?");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]{1,480}");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\s.'-]+");

    /** @throws Refusal 400 naming what can't be read */
    Gist gist(Leaf service) {
        if (form.size() > MAX_FIELDS) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("attribute", "constraint.max", MAX_FIELDS);
        }
        var description = text("description", 4000);
        var title = description == null ? service.name() : firstLine(description);
        return new Gist(
                null,
                service.code(),
                title,
                withMedia(description == null ? service.name() : description),
                elements(service),
                place(),
                reporter(),
                null,
                List.of());
    }

    /** Nothing where it was left out or is blank. */
    @Nullable
    String text(String name, int most) {
        var values = form.getOrDefault(name, List.of());
        var value = values.isEmpty() ? "" : values.getFirst().strip();
        if (values.size() > 1) {
            throw wrong(name, "only-once");
        }
        if (value.length() > most || !PlainText.isSafe(value)) {
            throw wrong(name, "constraint.size", 1, Integer.toString(most));
        }
        return value.isEmpty() ? null : value;
    }

    /** Never fetched: the address was chosen by somebody outside. */
    private String withMedia(String words) {
        var link = text("media_url", 500);
        if (link == null) {
            return words;
        }
        if (!LINK.matcher(link).matches()) {
            throw wrong("media_url", "constraint.pattern", "https://…");
        }
        return words + "\n" + link;
    }

    private static String firstLine(String words) {
        var line = words.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse(words);
        return line.length() <= MAX_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), 49)))
                        + "…";
    }

    private Map<String, Object> elements(Leaf service) {
        var asked = service.questions().stream().collect(Collectors.toMap(ElementView::key, q -> q));
        var elements = new LinkedHashMap<String, Object>();
        form.forEach((name, values) -> {
            var attribute = ATTRIBUTE.matcher(name);
            if (attribute.matches() && !values.isEmpty() && !values.getFirst().isBlank()) {
                var key = attribute.group(1);
                var value = values.size() > 1 ? String.join(",", values) : values.getFirst();
                if (value.length() > MAX_ATTRIBUTE) {
                    throw wrong("elements." + key, "constraint.size", 0, Integer.toString(MAX_ATTRIBUTE));
                }
                elements.put(key, value(asked.get(key), value.strip()));
            }
        });
        return elements;
    }

    /** What does not fit stays as it is: the form itself refuses it, with a hint. */
    private static Object value(@Nullable ElementView question, String text) {
        if (question == null) {
            return text;
        }
        return switch (question.kind()) {
            case TEXT, LONG_TEXT, PHONE, CHOICE -> text;
            case DATE -> text.matches("\\d{4}-\\d\\d-\\d\\dT.{5,40}") ? text.substring(0, 10) : text;
            case NUMBER -> text.matches("-?\\d{1,15}(\\.\\d{1,10})?") ? new BigDecimal(text) : text;
            case BOOLEAN -> text.matches("true|1") ? true : text.matches("false|0") ? false : (Object) text;
        };
    }

    private @Nullable PlaceInput place() {
        var address = text("address_string", 300);
        var lat = degrees("lat", 90);
        var lon = degrees("long", 180);
        if ((lat == null) != (lon == null)) {
            throw wrong(lat == null ? "lat" : "long", "constraint.required");
        }
        if (address == null && lat == null && text("address_id", 100) != null) {
            throw wrong("address_id", "open311-address-id");
        }
        if (address == null && lat == null) {
            return null;
        }
        return new PlaceInput(null, address, lat == null ? null : new Location(Objects.requireNonNull(lon), lat));
    }

    private @Nullable Double degrees(String name, int most) {
        var text = text(name, 40);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,30})?") || Math.abs(Double.parseDouble(text)) > most) {
            throw wrong(name, "constraint.range", "-" + most + " … " + most);
        }
        return Double.valueOf(text);
    }

    /** A name without a number is not kept: nobody could be asked, and nobody answers for it. */
    private ReporterInput reporter() {
        var phone = text("phone", 20);
        if (phone == null) {
            return new ReporterInput(Kind.ANONYMOUS, null, null);
        }
        var first = text("first_name", 30);
        var last = text("last_name", 29);
        var name = Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
        if (first != null && last != null && !LATIN.matcher(name).matches()) {
            name = last + first;
        }
        return new ReporterInput(Kind.NAMED, name.isEmpty() ? null : name, phone);
    }

    private static Refusal wrong(String field, String key, Object... args) {
        return new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField(field, key, args);
    }
}
