package cn.hotline.channel.partner.open311;

import cn.hotline.catalogue.Leaf;
import cn.hotline.catalogue.MatterView.ElementView;
import cn.hotline.platform.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/** The leaves of the catalogue as services, their forms as attributes. */
final class Services {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Services() {}

    static JsonNode list(Messages messages) {
        var services = NODES.arrayNode();
        for (var leaf : Leaf.all(messages.isEnglish())) {
            services.addObject()
                    .put("service_code", leaf.code())
                    .put("service_name", leaf.name())
                    .put("description", Objects.requireNonNullElse(leaf.summary(), leaf.name()))
                    .put("metadata", !leaf.questions().isEmpty())
                    .put("type", "realtime")
                    .put("keywords", String.join(", ", leaf.keywords()))
                    .put("group", leaf.group());
        }
        return services;
    }

    static JsonNode definition(Leaf leaf, Messages messages) {
        var definition = NODES.objectNode().put("service_code", leaf.code());
        var attributes = definition.putArray("attributes");
        int order = 1;
        for (var question : leaf.questions()) {
            add(attributes.addObject(), question, order++, messages);
        }
        return definition;
    }

    private static void add(ObjectNode attribute, ElementView question, int order, Messages messages) {
        attribute
                .put("variable", true)
                .put("code", question.key())
                .put("datatype", type(question))
                .put("required", question.required())
                .put("datatype_description", hint(question))
                .put("order", order)
                .put("description", question.label());
        var values = NODES.arrayNode();
        switch (question.kind()) {
            case CHOICE ->
                Objects.requireNonNull(question.choices())
                        .forEach(choice ->
                                values.addObject().put("key", choice.value()).put("name", choice.label()));
            case BOOLEAN -> {
                values.addObject().put("key", "true").put("name", messages.text("yes"));
                values.addObject().put("key", "false").put("name", messages.text("no"));
            }
            case TEXT, LONG_TEXT, DATE, NUMBER, PHONE -> {}
        }
        if (!values.isEmpty()) {
            attribute.set("values", values);
        }
    }

    /** No form of ours asks for several values at once: there is no {@code multivaluelist}. */
    private static String type(ElementView question) {
        return switch (question.kind()) {
            case TEXT, PHONE -> "string";
            case LONG_TEXT -> "text";
            case DATE -> "datetime";
            case NUMBER -> "number";
            case CHOICE, BOOLEAN -> "singlevaluelist";
        };
    }

    private static String hint(ElementView question) {
        return switch (question.kind()) {
            case DATE -> "YYYY-MM-DD";
            case NUMBER ->
                question.min() == null && question.max() == null
                        ? ""
                        : Objects.toString(question.min(), "") + " … " + Objects.toString(question.max(), "");
            case TEXT, LONG_TEXT, PHONE -> question.maxLength() == null ? "" : "≤ " + question.maxLength();
            case CHOICE, BOOLEAN -> "";
        };
    }
}
