package cn.hotline.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The database of the suite behind a {@link TcpProxy}, which a test's field of type {@code Consumer<String>} commands. */
public final class ProxiedPostgres implements QuarkusTestResourceLifecycleManager {

    private TcpProxy proxy;

    @Override
    public Map<String, String> start() {
        try {
            proxy = new TcpProxy(Postgres.server().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Postgres.config("jdbc:postgresql://localhost:" + proxy.port() + "/postgres");
    }

    @Override
    public void inject(TestInjector injector) {
        Consumer<String> commands = command -> {
            switch (command) {
                case "cut" -> proxy.cut();
                case "restore" -> proxy.restore();
                case "lose the next commit's answer" -> proxy.loseAnswerContaining("COMMIT\0");
                default -> throw new IllegalArgumentException(command);
            }
        };
        injector.injectIntoFields(commands, new TestInjector.MatchesType(Consumer.class));
        BooleanSupplier lost = proxy::hasLostIt;
        injector.injectIntoFields(lost, new TestInjector.MatchesType(BooleanSupplier.class));
    }

    @Override
    public void stop() {
        if (proxy != null) {
            proxy.cut();
        }
    }
}
