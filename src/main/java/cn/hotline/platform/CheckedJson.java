package cn.hotline.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;

/** Reads bodies whose bytes must be seen before they are understood, such as signed ones; as strictly as all others. */
@Singleton
public class CheckedJson {

    private static final int MAX_FIELDS = 100;

    private final ObjectMapper json;
    private final Validator validator;

    CheckedJson(ObjectMapper json, Validator validator) {
        this.json = json;
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
        T read;
        try {
            read = new LargeJson().apply(json, type).readValue(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw JsonRefusals.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (read == null) {
            throw new Refusal(ProblemType.MALFORMED, "malformed");
        }
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        validator.validate(read).stream()
                .sorted(Comparator.comparing(v -> v.getPropertyPath().toString()))
                .limit(MAX_FIELDS)
                .forEach(v -> refusal.andField(
                        v.getPropertyPath().toString(), ConstraintTexts.key(v), ConstraintTexts.args(v)));
        if (refusal.hasFields()) {
            throw refusal;
        }
        return read;
    }
}
