package cn.hotline.platform;

import cn.hotline.support.As;
import cn.hotline.support.Contract;
import cn.hotline.support.SmsHooks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every operation of the contract with a token that opens it and the body of its example, to be spoilt by a fuzz. */
final class Operations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Operations() {}

    /** @param body the example of a JSON body, or none */
    record Operation(
            String audience,
            String method,
            String path,
            @Nullable JsonNode body,
            @Nullable String contentType) {}

    static List<Operation> all() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var operations = new ArrayList<Operation>();
        for (var audience : Contract.AUDIENCES.values()) {
            var document = yaml.readTree(Contract.file(audience).toFile());
            var base = document.at("/servers/0/url").asText();
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        var content = method.getValue().at("/requestBody/content");
                        var type = content.isMissingNode()
                                ? null
                                : content.fieldNames().next();
                        var example = type == null ? null : content.get(type).get("example");
                        operations.add(new Operation(
                                audience,
                                method.getKey().toUpperCase(Locale.ROOT),
                                base + path.getKey(),
                                path.getKey().equals("/tickets") && example != null
                                        ? richer((ObjectNode) example)
                                        : example,
                                type));
                    }));
        }
        return operations;
    }

    /** Somebody who may use most of an audience's operations. */
    static Map<String, List<String>> tokens(UUID device) {
        return Map.of(
                "citizen", List.of(As.token("citizen", UUID.randomUUID().toString(), Set.of("citizen"), Map.of())),
                "kiosk", List.of(As.token("device", device.toString(), Set.of("device"), Map.of("hall", "HALL-CITY"))),
                "partner",
                        List.of(As.token(
                                "partner",
                                "fuzz",
                                Set.of(),
                                Map.of("client_id", "fuzz", "scope", "tickets.write tickets.read webhooks"))),
                "staff",
                        List.of(
                                staff("manager"),
                                staff("handler"),
                                staff("auditor"),
                                staff("administrator"),
                                staff("supervisor")),
                "demo", List.of(""),
                "hooks", List.of(SmsHooks.SECRET),
                "survey", List.of(""),
                "open311", List.of(""));
    }

    private static String staff(String role) {
        return As.staffToken(role, role, role.equals("handler") ? "JL-CG" : "JL-12345", List.of(), true);
    }

    private static ObjectNode richer(ObjectNode example) {
        var body = example.deepCopy();
        body.put("matter", "010104");
        body.remove("type");
        body.remove("channel");
        if (example.has("channel") && example.get("channel").asText().equals("PHONE")) {
            body.put("channel", "PHONE");
        }
        body.set(
                "elements",
                JSON.createObjectNode().put("place", "建设路").put("lampCount", 3).put("leaning", false));
        body.set(
                "place",
                JSON.createObjectNode()
                        .put("region", "999901")
                        .put("address", "建设路12号")
                        .set(
                                "location",
                                JSON.createObjectNode().put("lon", 110.5).put("lat", 30.25)));
        body.set("reportedParty", JSON.createObjectNode().put("name", "某公司").put("unit", "JL-CG"));
        body.putArray("attachments");
        return body;
    }
}
