package cn.hotline.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory that holds everything of one local service; whoever holds its lock file owns it. */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static Path configured() {
        String setting = System.getenv("HOTLINE_DATA");
        try {
            return Path.of(setting == null || setting.isBlank() ? "data" : setting)
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new StartRefused(
                    "The data directory's name cannot be written in this locale; set LC_ALL=C.UTF-8.", e);
        }
    }

    static DataDirectory take(Path root) {
        Path file = root.resolve("lock");
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isOurs(channel)) {
                channel.close();
                throw new StartRefused(
                        "The data directory %s is in use by process %s. Stop that one first, or give this one its own directory and port: HOTLINE_DATA=… HOTLINE_PORT=…"
                                .formatted(root, Files.readString(file).strip()));
            }
            channel.truncate(0).write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
            return new DataDirectory(root.toRealPath(), channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data directory %s cannot be written (%s). Make it writable, or set HOTLINE_DATA to another one."
                            .formatted(root, e),
                    e);
        }
    }

    Path root() {
        return root;
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartRefused("Could not release the data directory " + root, e);
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
