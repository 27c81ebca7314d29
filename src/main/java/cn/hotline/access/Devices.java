package cn.hotline.access;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Registers kiosks, logs them in, and knows which of them are silent. */
@Singleton
public class Devices {

    private final DeviceSecrets secrets;
    private final Clock clock;
    private final OwnTokens tokens;
    private final AccessConfig config;
    private final AtomicLong silent = new AtomicLong();

    Devices(DeviceSecrets secrets, Clock clock, OwnTokens tokens, AccessConfig config, MeterRegistry metrics) {
        this.secrets = secrets;
        this.clock = clock;
        this.tokens = tokens;
        this.config = config;
        metrics.gauge("hotline.devices.silent", silent);
    }

    /** The secret is in the clear only here. */
    public record Registered(UUID id, String secret) {}

    /** The secret is in the clear only here; the one before counts until the overlap ends. */
    public record Rotated(String secret, Instant overlapUntil) {}

    @Transactional
    public Registered register(String name, String hall) {
        var device = Device.register(name, hall, clock.instant());
        return new Registered(device.id(), secrets.make(device.id()));
    }

    /**
     * Makes a new secret. Without an overlap, as for a kiosk that was robbed, its tokens end as well.
     *
     * @throws Refusal 404
     */
    @Transactional
    public Rotated rotate(UUID id, Duration overlap) {
        var device = held(id);
        if (overlap.isZero()) {
            device.endTokens();
        }
        var until = clock.instant().plus(overlap);
        secrets.retire(id, null, until);
        return new Rotated(secrets.make(id), until);
    }

    /**
     * By the device itself. The secret it shows goes on to count for the overlap, even if an answer with a newer one was lost.
     *
     * @throws Refusal 401 for a wrong one
     */
    @Transactional
    public Rotated rotate(Caller.Device caller, String shown) {
        held(caller.id());
        if (!secrets.opens(caller.id(), shown)) {
            throw new Refusal(ProblemType.UNAUTHENTICATED, "device-unknown");
        }
        var until = clock.instant().plus(config.deviceSecretOverlap());
        secrets.retire(caller.id(), shown, until);
        return new Rotated(secrets.make(caller.id()), until);
    }

    @Transactional
    public void disable(UUID id) {
        held(id).disable();
    }

    /** Tokens from before stay ended. */
    @Transactional
    public void enable(UUID id) {
        held(id).enable();
    }

    @Transactional
    public Device.View move(UUID id, String hall) {
        var device = held(id);
        device.moveTo(hall);
        return device.view(clock.instant().minus(config.deviceSilentAfter()));
    }

    public List<Device.View> views() {
        return Device.views(clock.instant(), config.deviceSilentAfter());
    }

    /** The name people know it by. */
    public String name(Caller.Device device) {
        return Device.find(device.id()).map(Device::name).orElse("");
    }

    @Transactional
    void beats(Caller.Device device, Device.Pulse pulse) {
        Device.beats(device.id(), pulse, clock.instant());
    }

    /** @throws Refusal 401 for an unknown device, a wrong secret or a disabled device alike */
    @Transactional
    public Logins.Session open(UUID id, String secret) {
        var device = Device.find(id)
                .filter(Device::isEnabled)
                .filter(d -> secrets.opens(id, secret))
                .orElseThrow(() -> new Refusal(ProblemType.UNAUTHENTICATED, "device-unknown"));
        var lifespan = config.deviceSession();
        var claims = Map.of("hall", device.hall(), "generation", device.generation());
        var token = tokens.sign("device", id.toString(), Set.of(Role.Names.DEVICE), claims, lifespan);
        return new Logins.Session(token, "Bearer", lifespan.toSeconds());
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countSilent() {
        var since = clock.instant().minus(config.deviceSilentAfter());
        silent.set(QuarkusTransaction.requiringNew().call(() -> Device.countSilent(since)));
    }

    private static Device held(UUID id) {
        return Device.held(id).orElseThrow(() -> Refusal.notFound("not-found"));
    }
}
