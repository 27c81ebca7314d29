package cn.hotline.channel.kiosk.print;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.platform.Messages;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/** Nothing is printed where there is no paper. */
class PressTest {

    private final Press press = new Press(Clock.system(ZoneId.of("Asia/Shanghai")));

    @Test
    void aLongTextGoesOnOnTheNextPage() throws IOException {
        var pdf = press.print(
                new Press.Order("010104", "终端", Paper.A4, Messages.accepting(null)),
                in -> in.text(0.9f, "指南".repeat(1000)));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
    }
}
