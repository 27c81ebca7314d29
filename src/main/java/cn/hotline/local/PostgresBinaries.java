package cn.hotline.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the jar that carries them. */
final class PostgresBinaries {
    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** The lock on the directory makes this safe when two processes start at once. */
    static PostgresBinaries unpackedIn(DataDirectory data) {
        URL archive = archive();
        try {
            Path home = data.resolve("postgres-bin").resolve(name(archive));
            if (!Files.exists(home)) {
                Path draft = home.resolveSibling(home.getFileName() + ".new");
                delete(draft);
                Files.createDirectories(draft);
                unpack(archive, draft);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL could not be unpacked into %s (%s).".formatted(data.root(), e), e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Whether the process runs one of these very files: a pid alone proves nothing, pids are used again. */
    boolean isRunBy(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).equals(program("postgres")))
                .orElse(false);
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = List.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        URL found = PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(system, machine));
        if (found == null) {
            throw new StartRefused(
                    "No PostgreSQL for %s %s is packed into this build. Set HOTLINE_DB_URL, HOTLINE_DB_USER and HOTLINE_DB_PASSWORD to use your own."
                            .formatted(system, machine));
        }
        return found;
    }

    private static String name(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            String file = jar.getJarFileURL().getPath();
            return file.substring(file.lastIndexOf('/') + 1).replace(".jar", "");
        }
        return "unpacked";
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("stopped while unpacking");
                }
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target) || entry.getName().endsWith(".a")) {
                    continue;
                }
                write(entry, tar, file);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if (file.resolveSibling(".").normalize().endsWith("bin")
                && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + file);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
