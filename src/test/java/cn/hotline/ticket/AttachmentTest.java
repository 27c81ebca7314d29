package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import cn.hotline.platform.media.MediaSamples;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AttachmentTest {

    private static final byte[] PHOTO = MediaSamples.taggedJpeg(MediaSamples.jpeg(), ByteOrder.LITTLE_ENDIAN, 1);
    private static final int MIB = 1024 * 1024;

    private final UUID citizen = UUID.randomUUID();

    @Test
    void aPhotoComesBackWithoutItsPlaceAndWithTheSamePixels() {
        assertThat(find(PHOTO)).isTrue();
        String id = upload(As.citizen(citizen), As.key(), PHOTO)
                .then()
                .statusCode(201)
                .body("kind", equalTo("PHOTO"))
                .body("mimeType", equalTo("image/jpeg"))
                .body("bytes", greaterThan(0))
                .extract()
                .path("id");
        var ticket = aTicket().by(citizen).with("attachments", List.of(id)).filed();
        var back = download(As.codeHolder(ticket.code()), ticket, id);
        byte[] content = back.then().statusCode(200).extract().asByteArray();
        assertThat(find(content)).isFalse();
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("PLANTED");
        assertThat(MediaSamples.pixels(content)).isEqualTo(MediaSamples.pixels(PHOTO));
        assertThat(back.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(back.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + id + ".jpg\"");
        assertThat(back.header("Content-Security-Policy")).contains("sandbox");
        assertThat(back.header("Cache-Control")).contains("private");
    }

    @Test
    void whatIsNoPhotoRecordingVideoOrPdfIsRefused() {
        for (var content :
                List.of("<html><script>alert(1)</script>", "MZ\0\0program", "#!/bin/sh\nrm", "<svg/>", "x")) {
            upload(As.citizen(citizen), As.key(), content.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(415)
                    .body("type", equalTo("/problems/unsupported-media-type"));
        }
        upload(As.citizen(citizen), As.key(), Arrays.copyOf(MediaSamples.jpeg(), 40))
                .then()
                .statusCode(415);
        upload(As.citizen(citizen), As.key(), new byte[0]).then().statusCode(415);
    }

    @Test
    void aPhotoOverTenAndADocumentOverTwentyMebibytesAreTooLarge() {
        upload(As.citizen(citizen), As.key(), Arrays.copyOf(MediaSamples.jpeg(), 10 * MIB + 1))
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/too-large"));
        byte[] pdf = Arrays.copyOf("%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1), 20 * MIB);
        upload(As.citizen(citizen), As.key(), pdf).then().statusCode(201);
        upload(As.citizen(citizen), As.key(), Arrays.copyOf(pdf, 20 * MIB + 1))
                .then()
                .statusCode(413);
    }

    @Test
    void anotherClientsUploadCanNotBeNamedInATicket() {
        String id = upload(As.citizen(citizen), As.key(), PHOTO).path("id");
        aTicket()
                .by(UUID.randomUUID())
                .with("attachments", List.of(id))
                .send(As.key())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("attachments"));
        aTicket().with("attachments", List.of(id)).send(As.key()).then().statusCode(422);
        aTicket()
                .by(citizen)
                .with("attachments", List.of(id))
                .send(As.key())
                .then()
                .statusCode(201);
    }

    @Test
    void anUploadServesOneTicketOnce() {
        String id = upload(As.citizen(citizen), As.key(), PHOTO).path("id");
        aTicket()
                .by(citizen)
                .with("attachments", List.of(id, id))
                .send(As.key())
                .then()
                .statusCode(422);
        aTicket()
                .by(citizen)
                .with("attachments", List.of(id))
                .send(As.key())
                .then()
                .statusCode(201);
        aTicket()
                .by(citizen)
                .with("attachments", List.of(id))
                .send(As.key())
                .then()
                .statusCode(422);
    }

    @Test
    void onlyWhoSeesTheTicketDownloadsFromIt() {
        String id = upload(As.citizen(citizen), As.key(), PHOTO).path("id");
        var ticket = aTicket()
                .by(citizen)
                .confidential()
                .with("attachments", List.of(id))
                .filed();
        var other = aTicket().filed();
        download(As.citizen(citizen), ticket, id).then().statusCode(200);
        download(As.citizen(UUID.randomUUID()), ticket, id).then().statusCode(404);
        download(As.nobody(), ticket, id).then().statusCode(404);
        download(As.codeHolder("0000-0000"), ticket, id).then().statusCode(404);
        download(As.codeHolder(other.code()), other, id).then().statusCode(404);
        var staff = "/api/staff/v1/tickets/{n}/attachments/{id}";
        As.manager().get(staff, ticket.number(), id).then().statusCode(200);
        As.agent().get(staff, ticket.number(), id).then().statusCode(404);
        As.clearedHandler(ATicket.UNIT).get(staff, ticket.number(), id).then().statusCode(404);
        As.administrator().get(staff, ticket.number(), id).then().statusCode(403);
    }

    @Test
    void theSameKeyGivesTheSameUploadAndAnotherContentUnderItIsRefused() {
        var key = As.key();
        String id = upload(As.citizen(citizen), key, PHOTO).path("id");
        assertThat(upload(As.citizen(citizen), key, PHOTO).<String>path("id")).isEqualTo(id);
        upload(As.citizen(citizen), key, MediaSamples.encoded("png", false))
                .then()
                .statusCode(422);
        assertThat(upload(As.citizen(citizen), As.key(), PHOTO).<String>path("id"))
                .isNotEqualTo(id);
        upload(As.citizen(citizen), null, PHOTO)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    private static Response upload(RequestSpecification as, @Nullable String key, byte[] content) {
        return (key == null ? as : as.header("Idempotency-Key", key))
                .contentType("application/octet-stream")
                .body(content)
                .post("/api/citizen/v1/attachments");
    }

    private static Response download(RequestSpecification as, ATicket ticket, String id) {
        return as.get("/api/citizen/v1/tickets/{n}/attachments/{id}", ticket.number(), id);
    }

    /** Whether the planted GPS seconds are in there. */
    private static boolean find(byte[] content) {
        var planted = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MediaSamples.LATITUDE_SECONDS)
                .array();
        return new String(content, StandardCharsets.ISO_8859_1)
                .contains(new String(planted, StandardCharsets.ISO_8859_1));
    }
}
