package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One token a caller, fetched when first needed and renewed before it expires. */
final class Tokens {
    private static final long RENEW_SECONDS_BEFORE = 60;

    private final Map<Caller, Slot> slots = new ConcurrentHashMap<>();
    private final Http http;
    private final Accounts accounts;
    private final SmsLogin sms;

    Tokens(Http http, Accounts accounts) {
        this.http = http;
        this.accounts = accounts;
        this.sms = new SmsLogin(http);
    }

    /** The caller's token, or null for nobody. */
    @Nullable
    String of(Caller caller) {
        if (caller.kind() == Caller.Kind.NOBODY) {
            return null;
        }
        Slot slot = slots.computeIfAbsent(caller, c -> new Slot());
        slot.lock.lock();
        try {
            if (slot.token == null || slot.token.renewAt() - System.nanoTime() < 0) {
                slot.token = fetch(caller);
            }
            return slot.token.value();
        } finally {
            slot.lock.unlock();
        }
    }

    /** Forgets a token the service refused, unless another thread has a newer one already. */
    void drop(Caller caller, @Nullable String refused) {
        Slot slot = slots.computeIfAbsent(caller, c -> new Slot());
        slot.lock.lock();
        try {
            if (slot.token != null && slot.token.value().equals(refused)) {
                slot.token = null;
            }
        } finally {
            slot.lock.unlock();
        }
    }

    private Token fetch(Caller caller) {
        return switch (caller.kind()) {
            case STAFF -> staff(caller.name());
            case DEVICE -> device(caller.name());
            case CITIZEN -> token(sms.session(caller.name()));
            case NOBODY -> throw new IllegalStateException("nobody has no token");
        };
    }

    private Token staff(String username) {
        Map<String, String> form =
                Map.of("grant_type", "password", "username", username, "password", accounts.password());
        return token(http.exchange(Call.post(Step.LOG_IN, "/demo/v1/token").form(form), null));
    }

    private Token device(String id) {
        String secret = accounts.devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow()
                .secret();
        JsonNode body = JsonNodeFactory.instance.objectNode().put("device", id).put("secret", secret);
        return token(
                http.exchange(Call.post(Step.LOG_IN, "/api/kiosk/v1/sessions").json(body), null));
    }

    private static Token token(Answer answer) {
        JsonNode body = answer.body();
        String value = body.path("accessToken").asText(body.path("access_token").asText());
        if (!answer.done() || value.isEmpty()) {
            throw StepFailed.of(Step.LOG_IN, answer);
        }
        long seconds = body.path("expiresIn").asLong(body.path("expires_in").asLong(2 * RENEW_SECONDS_BEFORE));
        long kept = Math.max(seconds - RENEW_SECONDS_BEFORE, seconds / 2);
        return new Token(value, System.nanoTime() + TimeUnit.SECONDS.toNanos(kept));
    }

    private record Token(String value, long renewAt) {
        @Override
        public String toString() {
            return "***";
        }
    }

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Token token;
    }
}
