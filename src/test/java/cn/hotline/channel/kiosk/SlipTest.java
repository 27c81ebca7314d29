package cn.hotline.channel.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Kiosks;
import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The paper of a number, as a kiosk prints it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SlipTest {

    private AHall hall;
    private Kiosks.Kiosk kiosk;

    @BeforeEach
    void morning() {
        AHall.morning();
        hall = AHall.fresh();
        String device = As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("name", "入口1号机", "hall", hall.code()))
                .post("/api/staff/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        kiosk = new Kiosks.Kiosk(UUID.fromString(device), "");
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void itSaysWhoseTurnItIsAboutWhenAndItsCodeReads() throws Exception {
        hall.open("02");
        hall.taken("SOCIAL");
        var taken = As.device(kiosk.id())
                .header("Idempotency-Key", As.key())
                .body(Map.of("service", "SOCIAL"))
                .post("/api/kiosk/v1/numbers")
                .then()
                .statusCode(201)
                .extract();
        String id = taken.path("id");
        String code = taken.path("code");
        var pdf = slip(id, code)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document)).contains("测试大厅", "排队号票", "A002", "业务", "前面还有 1 人", "预计等候约 12 分钟", code, "入口1号机");
            var image = new PDFRenderer(document).renderImageWithDPI(0, 150);
            ImageIO.write(image, "png", new File("target/slip.png"));
            assertThat(decoded(image)).isEqualTo(id);
        }
        assertThat(text(As.device(kiosk.id())
                        .header("Queue-Code", code)
                        .header("Accept-Language", "en")
                        .get("/api/kiosk/v1/numbers/{id}/slip", id)))
                .contains("Test hall", "Service", "People ahead: 1");
        slip(id, "AAAA-AAAA").then().statusCode(404);
        slip(id, null).then().statusCode(404);
    }

    @Test
    void onAVisitTheCodeIsNotKnownAndNotPrinted() throws IOException {
        var visit = kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("李明")));
        String id = kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(Map.of("service", "TAX"))
                .post("/api/kiosk/v1/numbers")
                .path("id");
        assertThat(text(kiosk.during(visit).get("/api/kiosk/v1/numbers/{id}/slip", id)))
                .contains("G001", "前面还有 0 人")
                .doesNotContain("凭码：", "预计等候");
    }

    private Response slip(String id, String code) {
        var request = As.device(kiosk.id()).queryParam("paper", "ROLL");
        return (code == null ? request : request.header("Queue-Code", code)).get("/api/kiosk/v1/numbers/{id}/slip", id);
    }

    private static String text(Response answer) throws IOException {
        answer.then().statusCode(200);
        try (var document = Loader.loadPDF(answer.asByteArray())) {
            return text(document);
        }
    }

    /** What lies on the watermark stays. */
    private static String text(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSuppressDuplicateOverlappingText(false);
        return stripper.getText(document);
    }

    private static String decoded(BufferedImage image) throws Exception {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
