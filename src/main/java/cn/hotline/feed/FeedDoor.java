package cn.hotline.feed;

import cn.hotline.access.Identities;
import cn.hotline.access.Sessions;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Decides who may open a socket, by the same tokens and roles as REST; what they may see is decided topic by topic. */
@Singleton
final class FeedDoor implements HttpUpgradeCheck {

    static final UserData.TypedKey<Conversation.Guest> GUEST = new UserData.TypedKey<>("guest");

    /** The connection below the socket, for one whose reader does not even take in that it is closed. */
    static final UserData.TypedKey<HttpConnection> LINE = new UserData.TypedKey<>("line");

    private final Seats seats;
    private final FeedConfig config;
    private final Clock clock;
    private final Sessions sessions;

    FeedDoor(Seats seats, FeedConfig config, Clock clock, Sessions sessions) {
        this.seats = seats;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var audience = Audience.of(context.pathParam("audience"));
        if (audience.isEmpty()) {
            return Uni.createFrom().failure(Refusal.notFound("not-found"));
        }
        return context.securityIdentity()
                .onFailure(FeedDoor::isAboutTheToken)
                .transform(e -> new Refusal(ProblemType.UNAUTHENTICATED, "unauthenticated"))
                .flatMap(identity -> admit(audience.get(), identity, context));
    }

    private Uni<CheckResult> admit(Audience audience, SecurityIdentity identity, HttpUpgradeContext context) {
        if (audience.needsToken() && identity.isAnonymous()) {
            return Uni.createFrom().failure(new Refusal(ProblemType.UNAUTHENTICATED, "unauthenticated"));
        }
        return audience.admits(identity).flatMap(admitted -> {
            if (!admitted) {
                return Uni.createFrom().failure(Refusal.forbidden("forbidden"));
            }
            try {
                if (audience == Audience.CITIZEN) {
                    sessions.demandOpen(identity);
                }
                var guest = guest(audience, identity, context);
                seats.demandSocket(guest.counted());
                context.userData().put(GUEST, guest);
                context.userData().put(LINE, context.httpRequest().connection());
                return CheckResult.permitUpgrade();
            } catch (Refusal e) {
                return Uni.createFrom().failure(e);
            }
        });
    }

    private Conversation.Guest guest(Audience audience, SecurityIdentity identity, HttpUpgradeContext context) {
        var caller = audience.caller(identity);
        var address = context.httpRequest().remoteAddress().hostAddress();
        var expiry = Identities.expiry(identity);
        return new Conversation.Guest(
                caller,
                address,
                Messages.accepting(context.httpRequest().getHeader("Accept-Language")),
                Seats.counted(caller, address),
                expiry == null ? clock.instant().plus(config.session()) : expiry);
    }

    private static boolean isAboutTheToken(Throwable e) {
        return e instanceof AuthenticationException || e instanceof UnauthorizedException;
    }
}
