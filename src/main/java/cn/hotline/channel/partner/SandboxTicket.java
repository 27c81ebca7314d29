package cn.hotline.channel.partner;

import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A ticket that is not meant, of a sandbox client; what it says is sealed like any other's. */
@Entity
class SandboxTicket extends PanacheEntityBase {

    @Id
    private UUID id;

    String client;
    private String number;

    @Nullable
    String externalId;

    private byte[] sealed;
    Instant filedAt;

    @SuppressWarnings("NullAway.Init")
    protected SandboxTicket() {}

    SandboxTicket(String client, String number, @Nullable String externalId, Instant filedAt) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.client = client;
        this.number = number;
        this.externalId = externalId;
        this.sealed = new byte[0];
        this.filedAt = filedAt;
    }

    /** How stories are kept. */
    record Sealing(Vault vault, ObjectMapper json) {}

    static Optional<String> numberOf(String client, String externalId) {
        return SandboxTicket.<SandboxTicket>find("client = ?1 and externalId = ?2", client, externalId)
                .firstResultOptional()
                .map(SandboxTicket::number);
    }

    static Optional<SandboxTicket> of(String client, String number) {
        return find("client = ?1 and number = ?2", client, number).firstResultOptional();
    }

    /** Held until the end of the transaction. */
    static Optional<SandboxTicket> held(String client, String number) {
        return find("client = ?1 and number = ?2", client, number)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Newest first. */
    static List<SandboxTicket> page(String client, @Nullable String externalId, @Nullable UUID after, int most) {
        var parameters = new HashMap<String, Object>();
        parameters.put("client", client);
        var query = "client = :client";
        if (externalId != null) {
            parameters.put("external", externalId);
            query += " and externalId = :external";
        }
        if (after != null) {
            parameters.put("after", after);
            query += " and id < :after";
        }
        return SandboxTicket.<SandboxTicket>find(query + " order by id desc", parameters)
                .range(0, most - 1)
                .list();
    }

    static long forget(Instant before) {
        return delete("filedAt < ?1", before);
    }

    void tell(SandboxStory story, Sealing sealing) {
        try {
            sealed = sealing.vault().sealShort(sealing.json().writeValueAsBytes(story), context());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a story that can't be written");
        }
    }

    SandboxStory story(Sealing sealing) {
        try {
            return sealing.json().readValue(sealing.vault().openShort(sealed, context()), SandboxStory.class);
        } catch (IOException e) {
            // Not its cause: it would tell of what it could not read.
            throw new IllegalStateException("a story that can't be read");
        }
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    private String context() {
        return "sandbox:" + id;
    }
}
