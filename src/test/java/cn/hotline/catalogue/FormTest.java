package cn.hotline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.catalogue.Form.Choice;
import cn.hotline.catalogue.Form.Element;
import cn.hotline.catalogue.Form.Kind;
import cn.hotline.catalogue.Form.Label;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {

    private static final Form FORM = new Form(
            1,
            List.of(
                    element("merchant", Kind.TEXT, true),
                    element("story", Kind.LONG_TEXT, false),
                    element("boughtOn", Kind.DATE, false),
                    element("price", Kind.NUMBER, false),
                    element("kind", Kind.CHOICE, false),
                    element("paid", Kind.BOOLEAN, false),
                    element("call", Kind.PHONE, false)));

    static Stream<Arguments> fitting() {
        return Stream.of(
                Arguments.of("merchant", "某网购平台"),
                Arguments.of("merchant", "十个字十个字十个字十"),
                Arguments.of("story", "两行\n的话"),
                Arguments.of("boughtOn", "2024-02-29"),
                Arguments.of("price", 0),
                Arguments.of("price", 1000L),
                Arguments.of("price", new BigDecimal("999.99")),
                Arguments.of("price", 12.5),
                Arguments.of("kind", "ONLINE"),
                Arguments.of("paid", false),
                Arguments.of("call", "19900000001"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("merchant", 7),
                Arguments.of("merchant", "十个字十个字十个字十一"),
                Arguments.of("merchant", "a\u0000b"),
                Arguments.of("merchant", List.of("某网购平台")),
                Arguments.of("merchant", Map.of("name", "某网购平台")),
                Arguments.of("story", "很长".repeat(1001)),
                Arguments.of("boughtOn", "2026-02-29"),
                Arguments.of("boughtOn", "2026-2-9"),
                Arguments.of("boughtOn", "+12026-02-09"),
                Arguments.of("boughtOn", 20261122),
                Arguments.of("price", -1),
                Arguments.of("price", 1000.01),
                Arguments.of("price", "300"),
                Arguments.of("price", Double.POSITIVE_INFINITY),
                Arguments.of("price", Double.NaN),
                Arguments.of("kind", "STOLEN"),
                Arguments.of("kind", true),
                Arguments.of("paid", "true"),
                Arguments.of("call", 19900000001L));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void aValueOfItsKindIsTaken(String key, Object value) {
        assertThatCode(() -> FORM.check(with(key, value), false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aValueOfAnotherKindIsRefused(String key, Object value) {
        assertRefused(with(key, value));
    }

    @Test
    void aRequiredElementMustBeThere() {
        assertRefused(Map.of());
        assertRefused(Map.of("merchant", "  "));
        assertRefused(Map.of("paid", true));
        assertThatCode(() -> FORM.check(Map.of("merchant", "某平台"), false)).doesNotThrowAnyException();
    }

    @Test
    void anOptionalElementMayBeLeftOutOrEmpty() {
        var values = with("story", "");
        values.put("price", null);
        assertThatCode(() -> FORM.check(values, false)).doesNotThrowAnyException();
    }

    @Test
    void anElementTheFormDoesNotHaveIsRefused() {
        assertRefused(with("colour", "red"));
        assertRefused(with("<script>", "red"));
    }

    private static Map<String, Object> with(String key, Object value) {
        var values = new HashMap<String, Object>(Map.of("merchant", "某平台"));
        values.put(key, value);
        return values;
    }

    private static void assertRefused(Map<String, Object> values) {
        assertThatThrownBy(() -> FORM.check(values, true)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(ProblemType.MISSING_ELEMENTS);
            assertThat(refusal.hasFields()).isTrue();
        });
    }

    private static Element element(String key, Kind kind, boolean required) {
        boolean number = kind == Kind.NUMBER;
        return new Element(
                key,
                new Label(key, key),
                kind,
                required,
                key.equals("merchant") ? 10 : null,
                number ? BigDecimal.ZERO : null,
                number ? new BigDecimal(1000) : null,
                kind == Kind.CHOICE ? List.of(new Choice("ONLINE", new Label("网购", "online"))) : null);
    }
}
