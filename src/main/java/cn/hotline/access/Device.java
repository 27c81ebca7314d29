package cn.hotline.access;

import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A self-service kiosk (自助终端) and the hash of its secret. */
@Entity
public class Device extends PanacheEntityBase {

    static final int MAX_LISTED = 1000;

    @Id
    private UUID id;

    private String name;
    private String hall;
    private byte[] secretHash;
    private boolean enabled;
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init")
    protected Device() {}

    private Device(String name, String hall, byte[] secretHash, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.name = name;
        this.hall = hall;
        this.secretHash = secretHash;
        this.enabled = true;
        this.registeredAt = at;
    }

    /** What an administrator sees of it. */
    public record View(UUID id, String name, String hall, boolean enabled, Instant registeredAt) {}

    static Device register(String name, String hall, byte[] secretHash, Instant at) {
        var device = new Device(name, hall, secretHash, at);
        device.persist();
        return device;
    }

    static Optional<Device> find(UUID id) {
        return findByIdOptional(id);
    }

    static boolean isEnabled(UUID id) {
        return count("id = ?1 and enabled", id) == 1;
    }

    /** @return whether there is such a device */
    static boolean disable(UUID id) {
        return update("enabled = false where id = ?1", id) == 1;
    }

    static List<View> views() {
        return Device.<Device>find("order by id").range(0, MAX_LISTED - 1).stream()
                .map(d -> new View(d.id, d.name, d.hall, d.enabled, d.registeredAt))
                .toList();
    }

    static byte[] hash(Vault vault, String secret) {
        return vault.keyedHash("device", secret.getBytes(StandardCharsets.UTF_8));
    }

    boolean opensWith(byte[] hash) {
        return enabled && Vault.same(secretHash, hash);
    }

    UUID id() {
        return id;
    }

    String hall() {
        return hall;
    }
}
