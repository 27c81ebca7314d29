package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TD",
                "td",
                "ＴＤ",
                " T ",
                "Stop",
                "unsubscribe",
                "回T退订",
                "回复TD",
                "取消订阅",
                "退订全部",
                "退订",
                "退订。",
                " 退 订！",
                "“退订”"
            })
    void noMore(String text) {
        assertThat(Wish.of(text)).contains(Wish.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"开通", "恢复", "恢复。"})
    void again(String text) {
        assertThat(Wish.of(text)).contains(Wish.OPT_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", "4 没人来", "退订不了", "NO", "n", "Ｎ", "不退订", "4 TD", "不满意，要恢复路灯", "N1"})
    void neither(String text) {
        assertThat(Wish.of(text)).isEmpty();
    }
}
