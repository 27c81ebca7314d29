package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.platform.media.MediaSamples;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AttachmentSweepTest {

    private static final byte[] PHOTO = MediaSamples.taggedJpeg(MediaSamples.jpeg(), ByteOrder.LITTLE_ENDIAN, 1);

    @Inject
    Attachments attachments;

    @Inject
    AttachmentStore store;

    private final UUID citizen = UUID.randomUUID();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void anUploadNoTicketNamedIsDeletedAfterADayAndOthersStay() throws Exception {
        String waiting = upload(As.citizen(citizen), As.key(), PHOTO).path("id");
        String used = upload(As.citizen(citizen), As.key(), PHOTO).path("id");
        var ticket = aTicket().by(citizen).with("attachments", List.of(used)).filed();
        MovedClock.forward(Duration.ofHours(23));
        attachments.sweep();
        assertThat(store.get(UUID.fromString(waiting))).exists();
        MovedClock.forward(Duration.ofHours(2));
        String fresh = upload(
                        As.bearer(As.token("citizen", citizen.toString(), java.util.Set.of("citizen"), Map.of())),
                        As.key(),
                        PHOTO)
                .path("id");
        var path = store.get(UUID.fromString(waiting));
        attachments.sweep();
        assertThat(path).doesNotExist();
        assertThat(store.get(UUID.fromString(fresh))).exists();
        MovedClock.reset();
        download(As.codeHolder(ticket.code()), ticket, used).then().statusCode(200);
        aTicket()
                .by(citizen)
                .with("attachments", List.of(waiting))
                .send(As.key())
                .then()
                .statusCode(422);
        aTicket()
                .by(citizen)
                .with("attachments", List.of(fresh))
                .send(As.key())
                .then()
                .statusCode(201);
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
}
