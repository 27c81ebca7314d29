package cn.hotline.channel.partner.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostedFormTest {

    @Test
    void aFormIsRead() {
        var form = PostedForm.read(stream("a=%E8%B7%AF+1&attribute%5Bx%5D=1&attribute[x]=2&&empty="));
        assertThat(form.get("a")).isEqualTo(List.of("路 1"));
        assertThat(form.get("attribute[x]")).isEqualTo(List.of("1", "2"));
        assertThat(form.get("empty")).isEqualTo(List.of(""));
        assertThat(PostedForm.read(stream(""))).isEmpty();
    }

    @Test
    void whatIsNoneOrTooLongIsRefused() {
        for (var wrong : List.of("a=%zz", "%=1", "a=%", "a=" + "x".repeat(300_000), "a&".repeat(400))) {
            assertThatThrownBy(() -> PostedForm.read(stream(wrong))).isInstanceOf(Refusal.class);
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
