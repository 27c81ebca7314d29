package cn.hotline;

import cn.hotline.local.LocalStart;
import cn.hotline.local.StartRefused;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Serves until told to stop; what was started beside the service stops after it has drained. */
final class Service {
    private static final int DRAIN_SECONDS = 60;
    private static final int CTRL_C_MILLIS = 500;

    private final CountDownLatch drained = new CountDownLatch(1);
    private final LocalStart local = new LocalStart();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread main = Thread.currentThread();
    private volatile boolean preparing;

    private Service() {}

    static int run() {
        return new Service().serve();
    }

    private int serve() {
        AtomicInteger exitCode = new AtomicInteger();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-local"));
        exitCleanlyOnTerminate();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            exitCode.set(code);
            explain(cause);
        });
        try {
            prepare();
            Quarkus.run();
        } catch (StartRefused e) {
            // Ctrl-C ends PostgreSQL's tools a moment before it reaches us; that is no failure to tell about.
            if (!isStoppingWithin(CTRL_C_MILLIS)) {
                System.err.println(e.getMessage());
            }
            exitCode.set(1);
        } catch (IllegalStateException e) {
            // Quarkus cannot register its hook once the JVM is going down: the stop came between our two steps.
            if (!isStoppingWithin(0)) {
                throw e;
            }
        } finally {
            drained.countDown();
        }
        return exitCode.get();
    }

    private void prepare() {
        if (LocalStart.isWanted()) {
            preparing = true;
            local.prepare();
            preparing = false;
            Thread.interrupted();
        } else {
            Preflight.check();
        }
    }

    private boolean isStoppingWithin(long millis) {
        Thread.interrupted();
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** The shutdown hook: all hooks run at once, so this one has to wait for Quarkus. */
    private void stop() {
        stopping.countDown();
        if (preparing) {
            main.interrupt();
        }
        try {
            if (!drained.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The service did not drain within " + DRAIN_SECONDS + " s; stopping its database.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        local.close();
    }

    private static void explain(@Nullable Throwable cause) {
        Throwable root = cause;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof QuarkusBindException bind) {
            System.err.printf(
                    "Port %d is taken. Choose another one: HOTLINE_PORT=8090 ./hotline start%n", bind.getPort());
        }
    }

    /** A stop that was asked for is a success (exit code 0); the JVM would say 143. */
    private static void exitCleanlyOnTerminate() {
        try {
            // By reflection: javac warns of every direct use of sun.misc, and warnings fail the build.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object exit =
                    Proxy.newProxyInstance(Service.class.getClassLoader(), new Class<?>[] {handler}, (p, m, a) -> {
                        System.exit(0);
                        return null;
                    });
            Object terminate = signal.getConstructor(String.class).newInstance("TERM");
            signal.getMethod("handle", signal, handler).invoke(null, terminate, exit);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            System.err.println("SIGTERM will end with exit code 143: " + e.getMessage());
        }
    }
}
