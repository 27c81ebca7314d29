package cn.hotline.ticket;

import cn.hotline.platform.media.MediaKind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored photo, recording, video or document (附件); its content is in the {@link AttachmentStore} under its id. */
@Entity
@SuppressWarnings("UnusedVariable") // queries read them
public class Attachment extends PanacheEntityBase {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private MediaKind kind;

    private long bytes;
    private byte[] sha256;
    private String uploader;
    private Instant uploadedAt;
    private @Nullable UUID ticketId;
    private @Nullable Instant keptUntil;

    @SuppressWarnings("NullAway.Init")
    protected Attachment() {}

    Attachment(UUID id, MediaKind kind, long bytes, byte[] sha256, String uploader, Instant at) {
        this.id = id;
        this.kind = kind;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.uploader = uploader;
        this.uploadedAt = at;
    }

    static List<Attachment> ofTicket(List<UUID> ids, UUID ticket) {
        return list("id in ?1 and ticketId = ?2", ids, ticket);
    }

    /** Ties uploads of this client to a ticket; an upload serves one ticket. */
    static int claim(List<UUID> ids, UUID ticket, String uploader) {
        return update("ticketId = ?1 where id in ?2 and uploader = ?3 and ticketId is null", ticket, ids, uploader);
    }

    static int retain(List<UUID> ids, String uploader, Instant until) {
        return update("keptUntil = ?1 where id in ?2 and uploader = ?3 and ticketId is null", until, ids, uploader);
    }

    static List<UUID> unclaimedBefore(Instant before, Instant now, int limit) {
        return Attachment.<Attachment>find(
                        "ticketId is null and uploadedAt < ?1 and (keptUntil is null or keptUntil < ?2) order by uploadedAt",
                        before,
                        now)
                .range(0, limit - 1)
                .stream()
                .map(Attachment::id)
                .toList();
    }

    UUID id() {
        return id;
    }

    MediaKind kind() {
        return kind;
    }

    AttachmentRef ref() {
        return new AttachmentRef(id, kind.group().name(), kind.mimeType(), bytes);
    }
}
