package cn.hotline.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/** JSON is read strictly: unknown or repeated fields, wrong types, control characters and oversized bodies are refused by name. */
@Singleton
final class Json implements ObjectMapperCustomizer {

    /** Largest JSON body, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    @Override
    @SuppressWarnings("deprecation") // a factory that exists already has no other way to this feature
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_BYTES)
                        .maxStringLength(MAX_BYTES)
                        .maxNestingDepth(20)
                        .maxNumberLength(40)
                        .build());
        // JSON is UTF-8 (RFC 8259); Jackson would guess UTF-16 and UTF-32 from the first bytes.
        mapper.getFactory().disable(JsonFactory.Feature.CHARSET_DETECTION);
        mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        for (var type : new LogicalType[] {LogicalType.Integer, LogicalType.Float, LogicalType.Boolean}) {
            mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        }
        for (var type : new LogicalType[] {LogicalType.Enum, LogicalType.DateTime, LogicalType.Boolean}) {
            mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        }
        mapper.registerModule(new SimpleModule("safe-text").addDeserializer(String.class, new SafeText()));
    }

    /** Text without control characters (but for tab and line breaks) and without broken surrogates: what a database can keep. */
    private static final class SafeText extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1;

        SafeText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            if (!PlainText.isSafe(text)) {
                throw context.weirdStringException("…", String.class, "control characters");
            }
            return text;
        }
    }
}
