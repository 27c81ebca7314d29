package cn.hotline.ticket;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Attachments as files, spread over 4,096 folders by the random end of their id. */
@Singleton
final class FileStore implements AttachmentStore {

    private final Path root;

    FileStore(@ConfigProperty(name = "hotline.data-dir") Path data) {
        this.root = data.resolve("attachments");
    }

    @Override
    public void put(UUID id, Path content) throws IOException {
        var target = path(id);
        Files.createDirectories(target.getParent());
        try (var channel = FileChannel.open(content, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(content, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Path get(UUID id) throws IOException {
        var path = path(id);
        if (!Files.exists(path)) {
            throw new NoSuchFileException(id.toString());
        }
        return path;
    }

    @Override
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    @Override
    public void write(UUID upload, long offset, byte[] slice, int length) throws IOException {
        var parts = parts(upload);
        Files.createDirectories(parts.getParent());
        try (var channel = FileChannel.open(parts, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            var left = ByteBuffer.wrap(slice, 0, length);
            long at = offset;
            while (left.hasRemaining()) {
                at += channel.write(left, at);
            }
            channel.force(false);
        }
    }

    @Override
    public InputStream read(UUID upload) throws IOException {
        return Files.newInputStream(parts(upload));
    }

    @Override
    public void forget(UUID upload) {
        try {
            Files.deleteIfExists(parts(upload));
        } catch (IOException e) {
            // a file left behind in the folder of incoming uploads harms nobody
        }
    }

    @Override
    public Path incoming() throws IOException {
        return Files.createTempFile(Files.createDirectories(root.resolve("incoming")), "upload", null);
    }

    private Path parts(UUID upload) {
        return root.resolve("incoming").resolve(upload + ".part");
    }

    private Path path(UUID id) {
        var name = id.toString();
        return root.resolve(name.substring(name.length() - 3)).resolve(name);
    }
}
