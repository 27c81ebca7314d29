package cn.hotline.channel.wechat;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML of WeChat's messages: texts by the names of their elements. Document types and entities are refused, whatever they say. */
final class FlatXml {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_ELEMENTS = 100;
    private static final XMLInputFactory FACTORY = factory();

    private FlatXml() {}

    /** @throws Refusal 400 for what is not such XML, or not all of it */
    static Map<String, String> read(String xml) {
        try {
            var reader = FACTORY.createXMLStreamReader(new StringReader(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    static Refusal malformed() {
        return new Refusal(ProblemType.MALFORMED, "wechat-malformed");
    }

    /** A text that comes out of {@link #read} as it went in. */
    static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }

    private static Map<String, String> read(XMLStreamReader reader) throws XMLStreamException {
        var texts = new LinkedHashMap<String, String>();
        var text = new StringBuilder();
        int depth = 0;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
                        throw malformed();
                    }
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (--depth > 0) {
                        texts.putIfAbsent(reader.getLocalName(), text.toString());
                    }
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw malformed();
                default -> {}
            }
        }
        return texts;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}
