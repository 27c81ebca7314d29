package cn.hotline.feed.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The name service of the machine. */
@Singleton
final class SystemResolver implements Resolver {

    private static final int THREADS = 16;
    private static final int SECONDS = 5;

    // A look-up cannot be interrupted and holds its carrier: on virtual threads two that hang would stop the whole
    // service.
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("webhook-dns-", 0).daemon().factory());

    @Override
    public List<InetAddress> resolve(String host) throws Undeliverable {
        try {
            return List.of(threads.submit(() -> InetAddress.getAllByName(host)).get(SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new Undeliverable(Failure.UNKNOWN_HOST);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new Undeliverable(Failure.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
