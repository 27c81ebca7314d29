package cn.hotline.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a person would read of a letter. */
class LetterTextTest {

    @Test
    void markUpIsNotRead() {
        assertThat(
                        LetterText.ofHtml(
                                "<HEAD>x</HEAD><div>路灯<b>不亮</b></div><style>a>b</style><p>1 &lt; 2 &#x706f;</p><!-- > --><script>x</script>"))
                .isEqualTo("\n路灯不亮\n\n1 < 2 灯\n");
        assertThat(LetterText.ofHtml("价格 < 3 元")).isEqualTo("价格 ");
        assertThat(LetterText.ofHtml("<header>标题</header>")).isEqualTo("标题");
        assertThat(LetterText.ofHtml("一<script>二")).isEqualTo("一");
    }

    @Test
    void whatIsLeftOpenTakesNoTime() {
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            LetterText.ofHtml("<script".repeat(70_000));
            LetterText.ofHtml("<".repeat(500_000));
            LetterText.ofHtml("<script></x".repeat(40_000));
            LetterText.ofHtml("<p ".repeat(100_000) + ">");
            LetterText.ofHtml("&".repeat(500_000));
            LetterText.own("x".repeat(9_000) + " wrote");
        });
    }

    @Test
    void quotedWordsAreSomebodyElses() {
        assertThat(LetterText.own("请尽快。\n\n在 2026年11月22日，12345 写道：\n> 您好")).isEqualTo("请尽快。");
        assertThat(LetterText.own("请尽快。\n------------------ 原始邮件 ------------------\n发件人: x"))
                .isEqualTo("请尽快。");
        assertThat(LetterText.own("On Sunday, 12345 wrote:\n> hello")).isEmpty();
        assertThat(LetterText.own("物业写道：这不归他管")).isEqualTo("物业写道：这不归他管");
    }

    @Test
    void controlCharactersAndLengthAreNoMatter() {
        assertThat(LetterText.plain("路\u0000灯\u0007\r\n不亮   \n\n\n\n\n请修")).isEqualTo("路灯\n不亮\n\n请修");
        assertThat(LetterText.plain("灯".repeat(50_000))).hasSize(9_000);
        assertThat(LetterText.cut("a😀", 2)).isEqualTo("a");
    }
}
