package cn.hotline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies whose bytes must be seen before they are understood, such as signed ones, as strictly as all others; or part by part,
 * where one that is wrong does not spoil the others.
 */
@Singleton
public class CheckedJson {

    private static final int MAX_FIELDS = 100;

    private final ObjectMapper json;
    private final ObjectMapper large;
    private final Validator validator;

    CheckedJson(ObjectMapper json, Validator validator) {
        this.json = json;
        this.large = LargeJson.of(json);
        this.validator = validator;
    }

    /** @throws Refusal 413 for more than so many bytes; the rest is not read */
    public static byte[] bytes(InputStream body, int most) {
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

    /** @throws Refusal 400 for what is no such JSON, 422 naming each field that is wrong */
    public <T> T read(byte[] body, Class<T> type) {
        return valid(() -> large.readValue(body, type));
    }

    /** @throws Refusal 400 for what is no JSON object */
    public JsonNode object(byte[] body) {
        JsonNode tree = present(() -> large.readValue(body, JsonNode.class));
        if (!tree.isObject()) {
            throw new Refusal(ProblemType.MALFORMED, "malformed");
        }
        return tree;
    }

    /** @throws Refusal as {@link #read}, by paths inside the part */
    public <T> T part(JsonNode part, Class<T> type) {
        return valid(() -> json.treeToValue(part, type));
    }

    private interface Reading<T> {
        @Nullable
        T read() throws IOException;
    }

    private static <T> T present(Reading<T> reading) {
        try {
            var read = reading.read();
            if (read == null) {
                throw new Refusal(ProblemType.MALFORMED, "malformed");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw JsonRefusals.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T valid(Reading<T> reading) {
        var read = present(reading);
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        validator.validate(read).stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .limit(MAX_FIELDS)
                .forEach(violation -> refusal.andField(
                        // without the kinds of containers, which mean nothing to who sent it
                        violation.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", ""),
                        ConstraintTexts.key(violation),
                        ConstraintTexts.args(violation)));
        if (refusal.hasFields()) {
            throw refusal;
        }
        return read;
    }
}
