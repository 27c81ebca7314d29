package cn.hotline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;

/** Reads bodies whose parts stand for themselves, each as strictly as a body of its own: one that is wrong does not spoil the others. */
@Singleton
public final class BodyParts {

    private final ObjectMapper json;
    private final ObjectReader trees;
    private final Validator validator;

    BodyParts(ObjectMapper json, Validator validator) {
        this.json = json;
        this.trees = new LargeJson().apply(json, JsonNode.class);
        this.validator = validator;
    }

    /** @throws Refusal 413 for more than so many bytes */
    public static byte[] read(InputStream body, int most) {
        try {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Refusal(ProblemType.TOO_LARGE, "too-large");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refusal 400 for what is no JSON object */
    public JsonNode object(byte[] body) {
        try {
            JsonNode tree = trees.readValue(body);
            if (tree == null || !tree.isObject()) {
                throw new Refusal(ProblemType.MALFORMED, "malformed");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw JsonRefusals.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refusal 400 or 422 naming what is wrong, by its path inside the part */
    public <T> T part(JsonNode part, Class<T> type) {
        try {
            var value = json.treeToValue(part, type);
            if (value == null) {
                throw new Refusal(ProblemType.MALFORMED, "malformed");
            }
            demandValid(value);
            return value;
        } catch (JsonProcessingException e) {
            throw JsonRefusals.of(e);
        }
    }

    private void demandValid(Object value) {
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        validator.validate(value).stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .forEach(violation -> refusal.andField(
                        violation.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", ""),
                        ConstraintTexts.key(violation),
                        ConstraintTexts.args(violation)));
        if (refusal.hasFields()) {
            throw refusal;
        }
    }
}
