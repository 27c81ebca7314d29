package cn.hotline.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged service of this very jar, started for the benchmark on data that is thrown away. */
final class Target implements AutoCloseable {

    private static final int START_TRIES = 600;
    private static final Pattern PASSWORD = Pattern.compile("\"password\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_?[tT]oken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)");

    private final Process process;
    private final Path data;
    private final int port;

    private final boolean kept;

    private Target(Process process, Path data, int port, boolean kept) {
        this.process = process;
        this.data = data;
        this.kept = kept;
        this.port = port;
    }

    /** @param options for the JVM of the service */
    static Target start(List<String> options) throws IOException, InterruptedException {
        return start(options, Files.createTempDirectory("hotline-bench"), false);
    }

    /** On data that stays for another run. */
    static Target startOn(Path data) throws IOException, InterruptedException {
        return start(List.of(), Files.createDirectories(data).toAbsolutePath(), true);
    }

    /** On data that another target left behind when it was killed. */
    static Target startAfter(Target killed, List<String> options) throws IOException, InterruptedException {
        return start(options, killed.data, false);
    }

    /** To be killed in the middle and followed by another. */
    static Target startMortal(List<String> options) throws IOException, InterruptedException {
        return start(options, Files.createTempDirectory("hotline-bench"), true);
    }

    private static Target start(List<String> options, Path data, boolean kept)
            throws IOException, InterruptedException {
        int port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = System.getProperty("java.class.path").split(File.pathSeparator)[0];
        var command = new ArrayList<>(List.of(java, "-Dquarkus.profile=demo"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar));
        var builder = new ProcessBuilder(command);
        builder.environment().put("HOTLINE_DATA", data.toString());
        builder.environment().put("HOTLINE_PORT", Integer.toString(port));
        builder.environment().remove("HOTLINE_DB_URL");
        builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("service.log").toFile());
        System.out.println("starting the packaged service …");
        var target = new Target(builder.start(), data, port, kept);
        Runtime.getRuntime().addShutdownHook(new Thread(target::close, "stop-service"));
        target.awaitReady();
        return target;
    }

    @SuppressWarnings("AddressSelection") // one address is enough here
    Wire connect() throws IOException {
        return new Wire(new InetSocketAddress("127.0.0.1", port));
    }

    Connection connectToDatabase() throws SQLException {
        try {
            var match = PORT.matcher(Files.readString(data.resolve("postgres").resolve("hotline.conf")));
            if (!match.find()) {
                throw new SQLException("The port of PostgreSQL is not in its configuration.");
            }
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + match.group(1) + "/hotline?stringtype=unspecified",
                    "hotline",
                    key("hotline.local.postgres-password"));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    int port() {
        return port;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A key of the service, in Base64. */
    String key(String name) throws IOException {
        var keys = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("keys.properties"))) {
            keys.load(in);
        }
        return keys.getProperty(name);
    }

    Memory memory() throws IOException {
        return Memory.of(process.pid());
    }

    /** A token for a member of the demo staff. */
    String staffToken(String username) throws IOException {
        var accounts = PASSWORD.matcher(Files.readString(data.resolve("demo-accounts.json")));
        if (!accounts.find()) {
            throw new IOException("no password in demo-accounts.json");
        }
        var form = "grant_type=password&username=" + username + "&password=" + accounts.group(1);
        try (var wire = connect()) {
            var answer = wire.exchange(Wire.form("/demo/v1/token", form));
            var token = TOKEN.matcher(answer.body());
            if (!token.find()) {
                throw new IOException("the login was answered with " + answer.status());
            }
            return token.group(1);
        }
    }

    /** By whoever comes first: the end of the program, or the user's. */
    @Override
    public synchronized void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            deleteData();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("Left behind: " + data);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int i = 0; i < START_TRIES; i++) {
            if (!process.isAlive()) {
                throw new IOException(
                        "the service ended at its start:\n" + Files.readString(data.resolve("service.log")));
            }
            try (var wire = connect()) {
                if (wire.exchange(Wire.get("/q/health/ready", "")).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // tried again below
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the service was not ready within " + START_TRIES / 10 + " s");
    }

    private void deleteData() throws IOException {
        if (!kept && Files.exists(data)) {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
