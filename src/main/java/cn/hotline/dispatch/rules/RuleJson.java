package cn.hotline.dispatch.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Rules as the database and a seed keep them. */
final class RuleJson {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final TypeReference<List<Rule>> RULES = new TypeReference<>() {};

    private RuleJson() {}

    static String write(List<Rule> rules) {
        try {
            return MAPPER.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Rule> read(String json) {
        try {
            return MAPPER.readValue(json, RULES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
