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
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged service of this very jar, started for the benchmark on data that is thrown away. */
final class Target implements AutoCloseable {

    private static final int START_TRIES = 600;
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)");

    private final Process process;
    private final Path data;
    private final int port;

    private Target(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    static Target start(Path temporary) throws IOException, InterruptedException {
        var data = Files.createTempDirectory(temporary, "hotline-bench");
        int port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = System.getProperty("java.class.path").split(File.pathSeparator)[0];
        var builder = new ProcessBuilder(List.of(java, "-Dquarkus.profile=demo", "-jar", jar));
        builder.environment().put("HOTLINE_DATA", data.toString());
        builder.environment().put("HOTLINE_PORT", Integer.toString(port));
        builder.environment().remove("HOTLINE_DB_URL");
        builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("service.log").toFile());
        System.out.println("starting the packaged service …");
        var target = new Target(builder.start(), data, port);
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
            var keys = new Properties();
            try (var in = Files.newBufferedReader(data.resolve("keys.properties"))) {
                keys.load(in);
            }
            var match = PORT.matcher(Files.readString(data.resolve("postgres").resolve("hotline.conf")));
            if (!match.find()) {
                throw new SQLException("The port of PostgreSQL is not in its configuration.");
            }
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + match.group(1) + "/hotline?stringtype=unspecified",
                    "hotline",
                    keys.getProperty("hotline.local.postgres-password"));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void close() {
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
        if (Files.exists(data)) {
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
