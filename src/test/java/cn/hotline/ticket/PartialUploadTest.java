package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.platform.media.MediaSamples;
import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploads go on where a connection broke, and are one upload however often a part is sent. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PartialUploadTest {

    private static final int MIB = 1024 * 1024;
    private static final byte[] PHOTO = MediaSamples.taggedJpeg(MediaSamples.jpeg(), ByteOrder.LITTLE_ENDIAN, 1);
    private static final byte[] PDF =
            Arrays.copyOf("%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1), 5 * MIB + 77);

    private final Tus me = Tus.client();

    @Inject
    PartialUploads uploads;

    @Inject
    UploadRows rows;

    @Inject
    AttachmentStore store;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void partByPartItBecomesAnAttachmentOfTheSameIdCleanedAsEveryOther() throws Exception {
        var id = me.opened(PHOTO.length);
        int half = PHOTO.length / 2;
        me.send(id, 0, Arrays.copyOf(PHOTO, half)).then().statusCode(204).header("Upload-Offset", "" + half);
        assertThat(me.head(id).status()).isEqualTo(200);
        assertThat(me.head(id).header("Upload-Offset")).isEqualTo("" + half);
        aTicket()
                .by(me.citizen())
                .with("attachments", List.of(id))
                .send(As.key())
                .then()
                .statusCode(422);
        me.send(id, half, Arrays.copyOfRange(PHOTO, half, PHOTO.length)).then().statusCode(204);
        me.read(id).then().body("completed", equalTo(true)).body("received", equalTo(PHOTO.length));
        var ticket = aTicket().by(me.citizen()).with("attachments", List.of(id)).filed();
        var back = As.citizen(me.citizen())
                .get("/api/citizen/v1/tickets/{n}/attachments/{id}", ticket.number(), id)
                .asByteArray();
        assertThat(new String(back, StandardCharsets.ISO_8859_1)).doesNotContain("PLANTED");
        assertThat(MediaSamples.pixels(back)).isEqualTo(MediaSamples.pixels(PHOTO));
    }

    @Test
    void whatArrivedBeforeTheConnectionWasKilledIsKeptAndTheRestIsEnough() throws Exception {
        var id = me.opened(PDF.length);
        try (var connection = me.begun(id, PDF, 3 * MIB + 5)) {
            Await.until("slices are kept", Duration.ofSeconds(20), () -> me.offset(id) == 3 * MIB);
            assertThat(connection.isConnected()).isTrue();
        }
        Await.until("the rest is taken", Duration.ofSeconds(20), () -> {
            int at = (int) me.offset(id); // moves once more when the server notices
            return me.send(id, at, Arrays.copyOfRange(PDF, at, PDF.length)).statusCode() == 204;
        });
        me.read(id).then().body("completed", equalTo(true));
        assertThat(store.get(UUID.fromString(id))).hasBinaryContent(PDF);
    }

    @Test
    void ofManyWhoSendTheSamePartNoneWritesOverTheOther() throws Exception {
        var id = me.opened(PDF.length);
        var said = Together.all(4, i -> me.send(id, 0, PDF).statusCode());
        assertThat(said).containsAnyOf(204).isSubsetOf(204, 409);
        long at = me.offset(id);
        if (at < PDF.length) {
            me.send(id, at, Arrays.copyOfRange(PDF, (int) at, PDF.length))
                    .then()
                    .statusCode(204);
        }
        assertThat(store.get(UUID.fromString(id))).hasBinaryContent(PDF);
        me.send(id, 5, PDF).then().statusCode(409).header("Upload-Offset", "" + PDF.length);
    }

    @Test
    void everyCallerHasOffsetsOfTheirOwnAndSeesNoOthers() {
        var mine = me.opened(PDF.length);
        var stranger = Tus.client();
        var theirs = stranger.opened(PDF.length);
        me.send(mine, 0, Arrays.copyOf(PDF, 1000)).then().statusCode(204);
        stranger.send(theirs, 0, Arrays.copyOf(PDF, 2000)).then().statusCode(204);
        assertThat(me.offset(mine)).isEqualTo(1000);
        assertThat(stranger.offset(theirs)).isEqualTo(2000);
        stranger.read(mine).then().statusCode(404);
        stranger.send(mine, 1000, new byte[1]).then().statusCode(404);
        stranger.abandon(mine).then().statusCode(404);
        me.abandon(mine).then().statusCode(204);
        me.read(mine).then().statusCode(404);
    }

    @Test
    void whatIsNotTakenInOnePieceIsNotTakenInParts() {
        var program = "MZ\0\0program".getBytes(StandardCharsets.UTF_8);
        var id = me.opened(program.length);
        me.send(id, 0, program).then().statusCode(415);
        me.read(id).then().statusCode(404);
        me.open(100L * MIB + 1).then().statusCode(413);
        me.open(0).then().statusCode(400);
        var small = me.opened(10);
        me.send(small, 0, Arrays.copyOf(PDF, 11)).then().statusCode(413);
        me.send(small, 4, PDF)
                .then()
                .statusCode(409)
                .header("Upload-Offset", "0")
                .header("Tus-Resumable", "1.0.0");
        As.citizen(me.citizen())
                .header("Tus-Resumable", "0.2.2")
                .header("Upload-Length", 5)
                .post(Tus.UPLOADS)
                .then()
                .statusCode(400)
                .header("Tus-Version", "1.0.0");
    }

    @Test
    void whatWasWholeWhenANodeDiedIsCompletedByWhoeverLooks() {
        var id = me.opened(PDF.length);
        var uuid = UUID.fromString(id);
        assertThat(rows.advance(uuid, 0, PDF.length, () -> write(uuid))).isTrue();
        assertThat(me.head(id).header("Upload-Offset")).isEqualTo("" + PDF.length);
        me.read(id).then().body("completed", equalTo(true));
    }

    @Test
    void whatNobodyGoesOnWithIsForgottenAndTwentyAreEnough() {
        var id = me.opened(PDF.length);
        me.send(id, 0, Arrays.copyOf(PDF, 10));
        MovedClock.forward(Duration.ofHours(25));
        uploads.sweep();
        assertThat(java.nio.file.Path.of("target/test-data/attachments/incoming", id + ".part"))
                .doesNotExist();
        MovedClock.reset();
        me.read(id).then().statusCode(404);
        for (int i = 0; i < 20; i++) {
            me.opened(10);
        }
        me.open(10).then().statusCode(409);
    }

    private void write(UUID id) {
        try {
            store.write(id, 0, PDF, PDF.length);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
