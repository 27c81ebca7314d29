package cn.hotline.channel.kiosk;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Kiosks;
import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper that a citizen takes home: right words, a code that reads, fonts of its own, and small. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@SuppressWarnings("NullAway.Init")
class ReceiptTest {

    private Kiosk kiosk;

    @BeforeEach
    void register() {
        kiosk = Kiosks.registered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A4", "ROLL"})
    void itSaysWhatWasHandedInAndItsCodeReads(String paper) throws Exception {
        var ticket = aTicket().titled("建设路12号门前路灯不亮").byKiosk(kiosk.id()).filed();
        var pdf = shownCode(ticket, paper);
        assertThat(pdf).hasSizeLessThan(200_000);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document))
                    .contains("政务服务便民热线", "诉求回执", ticket.number(), "建设路12号门前路灯不亮")
                    .contains("查询码：" + ticket.code(), "一楼东侧1号机", "服务大厅：");
            var image = new PDFRenderer(document).renderImageWithDPI(0, 150);
            ImageIO.write(image, "png", new File("target/receipt-" + paper + ".png"));
            assertThat(decoded(image)).isEqualTo(ticket.number()).doesNotContain(ticket.code());
            for (var font : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(font).isEmbedded())
                        .isTrue();
            }
        }
    }

    @Test
    void inAVisitTheTrackCodeIsNotKnownAndNotPrinted() throws IOException {
        var visit = kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("王小明")));
        String number = kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(aTicket().body())
                .post("/api/kiosk/v1/tickets")
                .path("number");
        var answer = kiosk.during(visit).get("/api/kiosk/v1/tickets/{n}/receipt", number);
        answer.then().statusCode(200).contentType("application/pdf");
        try (var document = Loader.loadPDF(answer.asByteArray())) {
            assertThat(text(document)).contains(number).doesNotContain("查询码：");
        }
    }

    @Test
    void whatNoFontHasIsShownAsMissing() throws IOException {
        var ticket = aTicket().titled("㛃与𠅤与😀的路灯\tA—B“”").byKiosk(kiosk.id()).filed();
        try (var document = Loader.loadPDF(shownCode(ticket, "ROLL"))) {
            assertThat(text(document).replaceAll("\\s", "")).contains("㛃与〓与〓的路灯A—B“”");
        }
    }

    @Test
    void aLongTitleIsCutIntoLines() throws IOException {
        var ticket = aTicket().titled("路灯不亮，".repeat(20)).byKiosk(kiosk.id()).filed();
        for (var paper : new String[] {"A4", "ROLL"}) {
            try (var document = Loader.loadPDF(shownCode(ticket, paper))) {
                assertThat(text(document).replaceAll("\\s", "")).contains("路灯不亮，".repeat(20));
            }
        }
    }

    /** Of the form with the most elements, over pages if need be. */
    @Test
    void aBlankFormAsksForWhatTheMatterNeeds() throws IOException {
        for (var paper : new String[] {"A4", "ROLL"}) {
            var answer = As.device(kiosk.id()).queryParam("paper", paper).get("/api/kiosk/v1/matters/010104/form");
            answer.then().statusCode(200).contentType("application/pdf");
            try (var document = Loader.loadPDF(answer.asByteArray())) {
                assertThat(text(document)).contains("（必填）", "具体情况", "010104");
                var image = new PDFRenderer(document).renderImageWithDPI(0, 100);
                ImageIO.write(image, "png", new File("target/form-" + paper + ".png"));
            }
        }
        As.device(kiosk.id()).get("/api/kiosk/v1/matters/01/form").then().statusCode(404);
    }

    @Test
    void nobodyElsePrintsIt() {
        var ticket = aTicket().filed();
        As.device(kiosk.id())
                .get("/api/kiosk/v1/tickets/{n}/receipt", ticket.number())
                .then()
                .statusCode(404);
        receipt(aTicket().filed(), "LETTER").then().statusCode(400);
    }

    @Test
    void itIsThereAtOnce() {
        var ticket = aTicket().byKiosk(kiosk.id()).filed();
        for (int i = 0; i < 10; i++) {
            shownCode(ticket, "A4");
        }
        long start = System.nanoTime();
        int bytes = 0;
        for (int i = 0; i < 20; i++) {
            bytes = shownCode(ticket, "A4").length;
        }
        long millis = (System.nanoTime() - start) / 20_000_000;
        System.out.println("receipt: " + millis + " ms, " + bytes + " bytes");
        assertThat(millis).isLessThan(300);
    }

    private byte[] shownCode(ATicket ticket, String paper) {
        var answer = receipt(ticket, paper);
        answer.then().statusCode(200).contentType("application/pdf");
        return answer.asByteArray();
    }

    private Response receipt(ATicket ticket, String paper) {
        return As.device(kiosk.id())
                .header("Track-Code", ticket.code())
                .queryParam("paper", paper)
                .get("/api/kiosk/v1/tickets/{n}/receipt", ticket.number());
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    private static String decoded(BufferedImage image) throws NotFoundException {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
