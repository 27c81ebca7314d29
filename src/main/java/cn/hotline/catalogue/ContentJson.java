package cn.hotline.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Content as it is stored; reads what a newer node wrote, too, so that two releases can run beside each other. */
final class ContentJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private ContentJson() {}

    static Content read(CatalogueKind kind, String json) {
        try {
            return JSON.readValue(json, kind.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws JsonProcessingException when the node is none of that kind */
    static Content read(CatalogueKind kind, JsonNode node) throws JsonProcessingException {
        return JSON.treeToValue(node, kind.content());
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode tree(Content content) {
        return JSON.valueToTree(content);
    }
}
