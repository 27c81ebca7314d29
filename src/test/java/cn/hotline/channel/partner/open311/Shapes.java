package cn.hotline.channel.partner.open311;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The shape of a document: the paths in it, with the kind of what may be said there where all documents agree on it. */
final class Shapes {

    /** The examples write codes as {@code 001}, which is no JSON. */
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build();

    private Shapes() {}

    static Set<String> of(String document) throws IOException {
        var paths = new TreeSet<String>();
        if (document.stripLeading().startsWith("<")) {
            addXml(parsed(document), "", paths);
        } else {
            addJson(LENIENT.readTree(document), "", paths);
        }
        return paths;
    }

    private static Node parsed(String document) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document.strip().getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static void addXml(Node node, String above, Set<String> paths) {
        if (node.getNodeType() != Node.ELEMENT_NODE) {
            return;
        }
        var path = above + "/" + node.getNodeName();
        paths.add(path);
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            addXml(child, path, paths);
        }
    }

    private static void addJson(JsonNode node, String path, Set<String> paths) {
        if (node.isArray()) {
            paths.add(path + "[]");
            node.forEach(item -> addJson(item, path + "[]", paths));
        } else if (node.isObject()) {
            node.properties().forEach(field -> addJson(field.getValue(), path + "/" + field.getKey(), paths));
        } else {
            paths.add(path + (node.isBoolean() ? " true or false" : ""));
        }
    }
}
