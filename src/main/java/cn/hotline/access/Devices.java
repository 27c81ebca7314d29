package cn.hotline.access;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Registers kiosks and logs them in. */
@Singleton
public class Devices {

    private final Vault vault;
    private final Clock clock;
    private final OwnTokens tokens;
    private final AccessConfig config;

    Devices(Vault vault, Clock clock, OwnTokens tokens, AccessConfig config) {
        this.vault = vault;
        this.clock = clock;
        this.tokens = tokens;
        this.config = config;
    }

    /** The secret is in the clear only here. */
    public record Registered(UUID id, String secret) {}

    @Transactional
    public Registered register(String name, String hall) {
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.randomBytes(24));
        var device = Device.register(name, hall, Device.hash(vault, secret), clock.instant());
        return new Registered(device.id(), secret);
    }

    @Transactional
    public boolean disable(UUID id) {
        return Device.disable(id);
    }

    /** @throws Refusal 401 for an unknown device, a wrong secret or a disabled device alike */
    @Transactional
    public Logins.Session open(UUID id, String secret) {
        var device = Device.find(id)
                .filter(d -> d.opensWith(Device.hash(vault, secret)))
                .orElseThrow(() -> new Refusal(ProblemType.UNAUTHENTICATED, "device-unknown"));
        var lifespan = config.deviceSession();
        var token = tokens.sign(
                "device", device.id().toString(), Set.of(Role.Names.DEVICE), Map.of("hall", device.hall()), lifespan);
        return new Logins.Session(token, "Bearer", lifespan.toSeconds());
    }
}
