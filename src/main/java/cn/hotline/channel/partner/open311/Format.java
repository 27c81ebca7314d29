package cn.hotline.channel.partner.open311;

import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The two forms of an answer, chosen by how the address ends; both are written from one tree. */
enum Format {
    JSON("application/json;charset=UTF-8"),
    XML("text/xml;charset=UTF-8");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @throws Refusal 404 for another ending */
    static Format named(String ending) {
        return switch (ending) {
            case "json" -> JSON;
            case "xml" -> XML;
            default -> throw Refusal.notFound("open311-format");
        };
    }

    /** JSON where the address does not say. */
    static Format of(String path) {
        return path.endsWith(".xml") ? XML : JSON;
    }

    String mediaType() {
        return mediaType;
    }

    /** @param root name of the whole, which XML has and JSON has not */
    byte[] write(String root, JsonNode tree) {
        try {
            return this == JSON ? MAPPER.writeValueAsBytes(tree) : xml(root, tree);
        } catch (JsonProcessingException | XMLStreamException e) {
            throw new IllegalStateException("an answer that can't be written", e);
        }
    }

    private static byte[] xml(String root, JsonNode tree) throws XMLStreamException {
        var text = new StringWriter();
        var xml = FACTORY.createXMLStreamWriter(text);
        xml.writeStartDocument("utf-8", "1.0");
        write(xml, root, tree);
        xml.writeEndDocument();
        xml.close();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(XMLStreamWriter xml, String name, JsonNode node) throws XMLStreamException {
        var text = node.isValueNode() && !node.isNull() ? printable(node.asText()) : "";
        if (node.isValueNode() && text.isEmpty()) {
            xml.writeEmptyElement(name);
            return;
        }
        xml.writeStartElement(name);
        if (node.isValueNode()) {
            xml.writeCharacters(text);
        }
        for (var field : node.properties()) {
            write(xml, field.getKey(), field.getValue());
        }
        if (node.isArray()) {
            for (var item : node) {
                write(xml, itemOf(name), item);
            }
        }
        xml.writeEndElement();
    }

    private static String itemOf(String list) {
        return list.equals("service_requests") ? "request" : list.substring(0, list.length() - 1);
    }

    /** XML 1.0 has no way to write the others. */
    private static String printable(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= ' ' && c < 0xd800
                        || c >= 0xe000 && c <= 0xfffd
                        || c >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
