package cn.hotline.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every frame of the suite against its JSON Schema in mobile-contract/schemas. */
public final class FrameContract {

    public static final Path SCHEMAS = Path.of("mobile-contract", "schemas").toAbsolutePath();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> BY_TYPE = new ConcurrentHashMap<>();

    private FrameContract() {}

    /** The frame itself, when it is as the schema of its type says. */
    public static JsonNode checked(JsonNode frame) {
        return checked(frame.path("type").asText(), frame);
    }

    public static JsonNode checked(String schema, JsonNode value) {
        var faults = BY_TYPE.computeIfAbsent(schema, FrameContract::read).validate(value);
        if (!faults.isEmpty()) {
            throw new AssertionError("a frame breaks " + schema + ".json: " + faults);
        }
        return value;
    }

    /** With all it refers to: many sockets are held against it at once, and what is looked up at first use they would look up at once. */
    private static JsonSchema read(String name) {
        var schema = FACTORY.getSchema(
                SchemaLocation.of(SCHEMAS.resolve(name + ".json").toUri().toString()));
        schema.initializeValidators();
        return schema;
    }
}
