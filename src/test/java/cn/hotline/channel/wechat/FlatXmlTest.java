package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatXmlTest {

    @Property(tries = 300)
    void aTextComesOutAsItWentIn(@ForAll String any) {
        var text = any.codePoints()
                        .filter(c -> c >= ' ' && c < 0xd800)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                + "]]>]]>&lt;😀";
        assertThat(FlatXml.read("<xml><Content>" + FlatXml.cdata(text) + "</Content></xml>"))
                .containsEntry("Content", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<xml>",
                "<xml><a>1</a>",
                "<xml><a>1</b></xml>",
                "<xml></xml><xml></xml>",
                "<!DOCTYPE xml><xml><a>1</a></xml>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><a>&e;</a></xml>",
                "<!DOCTYPE x [<!ENTITY e \"1\">]><xml><a>&e;</a></xml>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><a>1</a></xml>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><xml/>",
                "<xml><a>&nobody;</a></xml>",
                "<a><b><c><d><e><f/></e></d></c></b></a>"
            })
    void whatIsNotAWholeFlatMessageIsRefused(String xml) {
        assertThatThrownBy(() -> FlatXml.read(xml)).isInstanceOf(Refusal.class);
    }

    @Test
    void manyElementsAreTooMany() {
        assertThatThrownBy(() -> FlatXml.read("<xml>" + "<a>1</a>".repeat(101) + "</xml>"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void listsInsideDoNotDisturb() {
        var read = FlatXml.read("<xml><MsgType>event</MsgType><SendPicsInfo><Count>1</Count><PicList><item>"
                + "<PicMd5Sum>x</PicMd5Sum></item></PicList></SendPicsInfo><EventKey>k</EventKey></xml>");
        assertThat(read)
                .containsEntry("MsgType", "event")
                .containsEntry("EventKey", "k")
                .containsEntry("Count", "1");
    }
}
