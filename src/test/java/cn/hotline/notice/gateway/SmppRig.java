package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.support.Await;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The gateway as a node runs it, bound to whatever listens at a port. */
final class SmppRig implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    final Brought brought = new Brought();
    final SmppGateway gateway;

    SmppRig(int port, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "host", "127.0.0.1",
                "port", Integer.toString(port),
                "system-id", "hotline",
                "password", SmppStub.PASSWORD,
                "source", "10692345",
                "answer-wait", "2s",
                "reconnect", "100ms",
                "enquire-link", "1s",
                "parts-wait", "1s"));
        settings.addAll(Arrays.asList(more)); // what comes later wins
        gateway = new SmppGateway(
                Configured.as(SmppConfig.class, settings.toArray(String[]::new)), brought.inbox(), Clock.systemUTC());
        gateway.start(new StartupEvent());
    }

    SmppRig bound() {
        Await.until("bound", SOON, () -> isUp(gateway.send(Messages.text("hello"))));
        return this;
    }

    private static boolean isUp(Answer answer) {
        return answer instanceof Answer.Taken;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.stop(new ShutdownEvent());
    }
}
