package cn.hotline.access;

import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Login by SMS code: counted in the database, so that limits hold over all nodes; says nothing about who is known. */
@Singleton
public final class Logins {

    /** A token for less is of no use. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final AccessConfig config;
    private final OwnTokens tokens;
    private final CodeSender sender;
    private final Persons persons;

    Logins(
            EntityManager db,
            Vault vault,
            Clock clock,
            AccessConfig config,
            OwnTokens tokens,
            CodeSender sender,
            Persons persons) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.config = config;
        this.tokens = tokens;
        this.sender = sender;
        this.persons = persons;
    }

    /** A bearer token and how long it is good for, in seconds. */
    public record Session(String accessToken, String tokenType, long expiresIn) {}

    /** @throws Refusal 429 when this number got a code just now or too many today, 503 when it can't be sent */
    public void sendCode(Phone phone, Messages messages) {
        var code = "%06d"
                .formatted(Math.floorMod(ByteBuffer.wrap(vault.randomBytes(8)).getLong(), 1_000_000L));
        if (!QuarkusTransaction.requiringNew().call(() -> remember(phone, code))) {
            throw Refusal.tooMany("login-code-too-soon", config.loginCodePause());
        }
        sender.send(phone, new CodeSender.Code(code, config.loginCodeValid().toMinutes()), messages);
    }

    /** @throws Refusal 422 when the code is wrong, used, too old or tried too often; the same answer for each */
    Session open(Phone phone, String code, Door door) {
        return session(proved(phone, code), door);
    }

    /** Who this code was sent to. @throws Refusal as {@link #open} */
    public UUID proved(Phone phone, String code) {
        var citizen = QuarkusTransaction.requiringNew()
                .call(() -> isRight(phone, code) ? persons.enrol(Identity.of(phone)) : null);
        if (citizen == null) {
            throw new Refusal(ProblemType.INVALID, "invalid").andField("code", "login-code-wrong");
        }
        return citizen;
    }

    /** Binds one more number to whoever logged in. @throws Refusal as {@link #open} */
    void bind(UUID citizen, Phone phone, String code) {
        boolean right = QuarkusTransaction.requiringNew().call(() -> {
            boolean isRight = isRight(phone, code);
            if (isRight) {
                persons.prove(citizen, Identity.of(phone));
            }
            return isRight;
        });
        if (!right) {
            throw new Refusal(ProblemType.INVALID, "invalid").andField("code", "login-code-wrong");
        }
    }

    /** For somebody who was proved to be this citizen at this door. */
    public Session session(UUID citizen, Door door) {
        return session(new Identities.Login(citizen, UUID.randomUUID().toString(), clock.instant(), door));
    }

    /** A fresh token of the same login. */
    Session session(Identities.Login login) {
        var left = Duration.between(clock.instant(), login.since().plus(config.citizenSessionLongest()));
        if (left.compareTo(SHORTEST) < 0) {
            throw new Refusal(ProblemType.UNAUTHENTICATED, "unauthenticated");
        }
        var lifespan = left.compareTo(config.citizenSession()) < 0 ? left : config.citizenSession();
        var claims = Map.of(
                "sid",
                login.session(),
                "auth_time",
                login.since().getEpochSecond(),
                Door.CLAIM,
                login.door().name());
        var token = tokens.sign("citizen", login.citizen().toString(), Set.of(Role.Names.CITIZEN), claims, lifespan);
        return new Session(token, "Bearer", lifespan.toSeconds());
    }

    private boolean remember(Phone phone, String code) {
        var now = clock.instant();
        return db.createNativeQuery("""
                        insert into login_code as c (phone_hash, code_hash, sent_at, expires_at, tries, day, sent)
                        values (:phone, :code, :now, :expires, 0, :day, 1)
                        on conflict (phone_hash) do update set
                            code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at,
                            tries = 0, day = excluded.day, sent = case when c.day = excluded.day then c.sent + 1 else 1 end
                        where c.sent_at <= :before and (c.day <> excluded.day or c.sent < :most)""")
                        .setParameter("phone", phone.hash(vault))
                        .setParameter("code", codeHash(phone, code))
                        .setParameter("now", now)
                        .setParameter("expires", now.plus(config.loginCodeValid()))
                        .setParameter(
                                "day", clock.instant().atZone(clock.getZone()).toLocalDate())
                        .setParameter("before", now.minus(config.loginCodePause()))
                        .setParameter("most", config.loginCodesPerDay())
                        .executeUpdate()
                == 1;
    }

    /** Each try is counted before it is compared; the right code is used up by the row it clears. */
    private boolean isRight(Phone phone, String code) {
        var stored = db.createNativeQuery("""
                        update login_code set tries = tries + 1
                        where phone_hash = :phone and expires_at > :now and tries < :most returning code_hash""")
                .setParameter("phone", phone.hash(vault))
                .setParameter("now", clock.instant())
                .setParameter("most", config.loginCodeTries())
                .getResultList();
        if (stored.isEmpty() || !Vault.same((byte[]) stored.getFirst(), codeHash(phone, code))) {
            return false;
        }
        return db.createNativeQuery("update login_code set expires_at = sent_at where phone_hash = :phone")
                        .setParameter("phone", phone.hash(vault))
                        .executeUpdate()
                == 1;
    }

    private byte[] codeHash(Phone phone, String code) {
        return vault.keyedHash("login-code", phone.e164() + ":" + code);
    }
}
