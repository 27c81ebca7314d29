package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Marks a proposal against what was expected. Codes, kinds, names, phones, dates, numbers, choices and yes/no must be the same; an
 * address may have up to eight characters more (a landmark beside it); a short text must share most of its characters in order; of a
 * long text it counts that there is one. Questions are those for required elements that were not told.
 */
final class Marking {

    private static final int LANDMARK = 8;

    private final Tally tally;

    Marking(Tally tally) {
        this.tally = tally;
    }

    void mark(ToldCall call) {
        var got = DemoCity.proposed(call.transcript());
        same(call, "type", got.type());
        same(call, "level", got.level());
        same(call, "matter", got.matter());
        if (text(call.expected(), "matter") == null) {
            tally.add(
                    "questions",
                    call.id() + "?matter",
                    "matter",
                    new Proposed<>("matter", 0.5, List.of()),
                    asks(got, "matter"));
        } else {
            unit(call, got.unit());
            elements(call, got);
        }
        same(call, "region", got.region());
        var address = text(call.expected(), "address");
        tally.add("address", call.id(), address, got.address(), isAddress(address, got.address()));
        same(call, "kind", got.reporterKind());
        same(call, "name", got.reporterName());
        same(call, "phone", got.reporterPhone());
    }

    private static boolean asks(Proposal got, String key) {
        return got.questions().stream().anyMatch(question -> question.key().equals(key));
    }

    private void same(ToldCall call, String field, @Nullable Proposed<?> got) {
        var expected = text(call.expected(), field);
        boolean right = expected == null
                ? got == null
                : got != null && expected.equals(got.value().toString());
        tally.add(field, call.id(), expected, got, right);
    }

    private void unit(ToldCall call, @Nullable Proposed<String> got) {
        var expected = matter(call).unit();
        tally.add("unit", call.id(), expected, got, got != null && got.value().equals(expected));
    }

    private void elements(ToldCall call, Proposal got) {
        var expected = call.expected().path("elements");
        var form = matter(call).form();
        boolean same =
                got.matter() != null && got.matter().value().equals(matter(call).code());
        for (var element : form.elements()) {
            var wanted = expected.path(element.key());
            var proposed = same ? got.elements().get(element.key()) : null;
            if (element.kind() == Form.Kind.LONG_TEXT && wanted.isMissingNode()) {
                continue; // more of the citizen's own words do no harm
            }
            tally.add(
                    "elements",
                    call.id() + "." + element.key(),
                    wanted.isMissingNode() ? null : wanted,
                    proposed,
                    wanted.isMissingNode() ? proposed == null : proposed != null && fits(element, wanted, proposed));
        }
        questions(call, form, got);
    }

    private void questions(ToldCall call, Form form, Proposal got) {
        var told = call.expected().path("elements");
        Set<String> wanted = form.elements().stream()
                .filter(e -> e.required() && told.path(e.key()).isMissingNode())
                .map(Form.Element::key)
                .collect(Collectors.toSet());
        var asked = got.questions().stream().map(Question::key).collect(Collectors.toSet());
        var all = form.elements().stream().map(Form.Element::key).collect(Collectors.toSet());
        all.addAll(asked);
        for (var key : all) {
            var got1 = asked.contains(key) ? new Proposed<>(key, 0.5, List.of()) : null;
            if (wanted.contains(key) || got1 != null) {
                tally.add(
                        "questions",
                        call.id() + "?" + key,
                        wanted.contains(key) ? key : null,
                        got1,
                        wanted.contains(key) && got1 != null);
            }
        }
    }

    private static boolean fits(Form.Element element, JsonNode wanted, Proposed<Object> got) {
        return switch (element.kind()) {
            case LONG_TEXT -> true;
            case NUMBER -> new BigDecimal(got.value().toString()).compareTo(wanted.decimalValue()) == 0;
            case TEXT -> isLike(wanted.asText(), got.value().toString());
            default -> wanted.asText().equals(got.value().toString());
        };
    }

    private static boolean isAddress(@Nullable String expected, @Nullable Proposed<String> got) {
        if (expected == null || got == null) {
            return expected == null && got == null;
        }
        return got.value().contains(expected) && got.value().length() - expected.length() <= LANDMARK
                || expected.contains(got.value())
                        && expected.length() - got.value().length() <= 2;
    }

    /** The longest common subsequence is at least 70 % of the expected and 40 % of the proposed. */
    static boolean isLike(String expected, String got) {
        var a = expected.strip();
        var b = got.strip();
        int[][] longest = new int[a.length() + 1][b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                longest[i][j] = a.charAt(i - 1) == b.charAt(j - 1)
                        ? longest[i - 1][j - 1] + 1
                        : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        int common = longest[a.length()][b.length()];
        return common >= 0.7 * a.length() && common >= 0.4 * b.length();
    }

    private static KnownMatter matter(ToldCall call) {
        return DemoCity.city().matter(call.expected().path("matter").asText()).orElseThrow();
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
