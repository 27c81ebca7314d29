package cn.hotline.it;

import cn.hotline.support.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that may die at any moment and comes back on the same port with the same data; what it acknowledged is there. */
final class MortalPostgres {

    private static final Duration MOST = Duration.ofSeconds(20);

    private final int port = Node.freePort();
    private final Path data;
    private EmbeddedPostgres server;

    MortalPostgres() {
        try {
            data = Files.createTempDirectory("hotline-storm");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    Database database() {
        return new Database("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
    }

    /** As {@code pg_ctl stop -m immediate}: no goodbye to anybody, no checkpoint. */
    void die() {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            if (!new ProcessBuilder("kill", "-QUIT", pid).start().waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("kill does not end");
            }
            var process = ProcessHandle.of(Long.parseLong(pid));
            Await.until(
                    "PostgreSQL has ended",
                    MOST,
                    () -> process.isEmpty() || !process.get().isAlive());
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The library leaves the commit's wait for the log out by default; a promise to clients needs it. */
    void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("synchronous_commit", "on")
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For good, and its data with it. */
    void stop() {
        try {
            server.close();
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
