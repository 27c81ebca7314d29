package cn.hotline.channel.partner.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void theSameTreeInBothForms() {
        var tree = JsonNodeFactory.instance.arrayNode();
        var one = tree.addObject().put("code", 7).putNull("nothing");
        one.putArray("values").addObject().put("key", "a");
        assertThat(text(Format.JSON, "errors")).isEqualTo("[]");
        assertThat(new String(Format.JSON.write("services", tree), StandardCharsets.UTF_8))
                .isEqualTo("[{\"code\":7,\"nothing\":null,\"values\":[{\"key\":\"a\"}]}]");
        assertThat(new String(Format.XML.write("services", tree), StandardCharsets.UTF_8))
                .endsWith("<services><service><code>7</code><nothing/><values><value><key>a</key></value></values>"
                        + "</service></services>");
    }

    @Test
    void xmlOfAnyTextIsWellFormed() throws Exception {
        var odd = "<a href=\"x\">&amp; ]]> 路灯 \uD83D\uDCA1 \u0000\u0001\u001f\ufffe\ud800 \t\n尾";
        var tree = JsonNodeFactory.instance.objectNode().put("description", odd);
        var parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Format.XML.write("request", tree)));
        assertThat(parsed.getDocumentElement().getTextContent())
                .isEqualTo("<a href=\"x\">&amp; ]]> 路灯 \uD83D\uDCA1  \t\n尾");
    }

    @Test
    void otherEndingsAreNotThere() {
        assertThatThrownBy(() -> Format.named("yaml")).isInstanceOf(Refusal.class);
    }

    private static String text(Format format, String root) {
        return new String(format.write(root, JsonNodeFactory.instance.arrayNode()), StandardCharsets.UTF_8);
    }
}
