package cn.hotline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real PostgreSQL beside the service: data kept over restarts, reachable from this machine only. */
final class LocalPostgres {
    static final String USER = "hotline";
    static final String DIRECTORY = "postgres";

    private static final String MAJOR = "18";
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 60;
    private static final int ORPHAN_SECONDS = 10;
    private static final int LOG_TAIL_LINES = 15;
    private static final String SETTINGS = """
            # Written anew at each start.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 120
            shared_buffers = '256MB'
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            timezone = 'UTC'
            log_timezone = 'UTC'
            # A refused row must not appear in a log: details hold values.
            log_error_verbosity = terse
            lc_messages = 'C'
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_truncate_on_rotation = on
            """;

    private final Path data;
    private final Path startLog;
    private final PostgresBinaries binaries;
    private int port;

    LocalPostgres(DataDirectory directory, PostgresBinaries binaries) {
        this.data = directory.resolve(DIRECTORY);
        this.startLog = directory.resolve("postgres-start.log");
        this.binaries = binaries;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/hotline".formatted(port);
    }

    void start(String password) {
        try {
            if (Files.exists(data)) {
                refuseOtherVersion();
            } else {
                create(password);
            }
            stopOrphans();
            port = freePort();
            Files.writeString(data.resolve("hotline.conf"), SETTINGS + "port = " + port + "\n");
            Files.deleteIfExists(startLog);
            Command started = control("start", "-t", "" + START_SECONDS, "-l", startLog.toString());
            if (!started.succeeded()) {
                throw new StartRefused("PostgreSQL did not start on %s:%n%s".formatted(data, reason(started)));
            }
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL could not be started on %s (%s).".formatted(data, e), e);
        }
    }

    void stop() {
        try {
            if (Files.exists(data.resolve("postmaster.pid"))
                    && !control("stop", "-m", "fast", "-t", "" + STOP_SECONDS).succeeded()
                    && Files.exists(data.resolve("postmaster.pid"))) {
                control("stop", "-m", "immediate", "-t", "" + STOP_SECONDS);
            }
        } catch (IOException e) {
            System.err.println("PostgreSQL could not be stopped: " + e.getMessage());
        }
    }

    private void refuseOtherVersion() throws IOException {
        Path file = data.resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "unknown";
        if (!version.equals(MAJOR)) {
            throw new StartRefused(
                    "%s was written by PostgreSQL %s; this build carries %s. Move the data over with pg_dump, or set HOTLINE_DATA to an empty directory."
                            .formatted(data, version, MAJOR));
        }
    }

    /** Made aside and moved in whole: a start cut short leaves nothing half made. */
    private void create(String password) throws IOException {
        Path draft = data.resolveSibling(DIRECTORY + ".new");
        PostgresBinaries.delete(draft);
        Command made = Command.run("", binaries.program("initdb"), initdbArguments(draft));
        if (!made.succeeded()) {
            throw new StartRefused(
                    "PostgreSQL could not create its data in %s:%n%s%nAs root this needs user namespaces (unshare -U); start as another user, or set HOTLINE_DB_URL."
                            .formatted(data, made.output()));
        }
        String sql = "create role %1$s login password '%2$s'%ncreate database hotline owner %1$s%n"
                .formatted(USER, password);
        Command filled = Command.run(sql, binaries.program("postgres"), "--single", "-D", draft.toString(), "postgres");
        if (!filled.succeeded() || filled.output().contains("ERROR:")) {
            throw new StartRefused("PostgreSQL could not create its database:%n%s".formatted(filled.output()));
        }
        Files.writeString(draft.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.writeString(
                draft.resolve("postgresql.conf"), "\ninclude_if_exists = 'hotline.conf'\n", StandardOpenOption.APPEND);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Builtin C.UTF-8 sorts by code point, the same in every release, so no index breaks on an upgrade; the libc ctype
     * must be UTF-8 too, or pg_trgm drops every Chinese character. Sort by pinyin with {@code collate "zh-x-icu"}.
     */
    private static String[] initdbArguments(Path target) {
        String ctype = System.getProperty("os.name").startsWith("Linux") ? "C.UTF-8" : "en_US.UTF-8";
        return new String[] {
            "-D",
            target.toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=" + ctype
        };
    }

    /** A killed JVM leaves its database running; we hold the lock on the directory, so whatever runs here is orphaned. */
    private void stopOrphans() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        List<ProcessHandle> orphans =
                ProcessHandle.allProcesses().filter(binaries::isRunBy).toList();
        if (!orphans.isEmpty() && Files.exists(pidFile)) {
            System.out.println("Stopping the PostgreSQL that a killed service left running.");
            control("stop", "-m", "fast", "-t", "" + STOP_SECONDS);
        }
        for (ProcessHandle orphan : orphans) {
            await(orphan);
        }
        // What is left names a process that is none of ours: PostgreSQL itself would refuse to start if the pid lives.
        Files.deleteIfExists(pidFile);
    }

    private static void await(ProcessHandle orphan) {
        CompletableFuture<ProcessHandle> exit = orphan.onExit();
        try {
            exit.get(ORPHAN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StartRefused(
                    "A PostgreSQL of an earlier start (process %d) does not stop; end it and start again."
                            .formatted(orphan.pid()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted", e);
        }
    }

    private Command control(String verb, String... arguments) throws IOException {
        String[] line = new String[arguments.length + 4];
        line[0] = verb;
        line[1] = "-w";
        line[2] = "-D";
        line[3] = data.toString();
        System.arraycopy(arguments, 0, line, 4, arguments.length);
        return Command.run("", binaries.program("pg_ctl"), line);
    }

    private String reason(Command failed) throws IOException {
        List<String> lines = Files.exists(startLog) ? Files.readAllLines(startLog) : List.of(failed.output());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
