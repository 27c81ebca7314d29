package cn.hotline.ticket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Port to where attachments lie: the file system now, an S3-compatible store later. */
interface AttachmentStore {

    /** Moves a finished file in, durably: once this returns, a crash does not lose it. */
    void put(UUID id, Path content) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none */
    Path get(UUID id) throws IOException;

    void delete(UUID id) throws IOException;

    /** A new empty file on the same storage, to receive an upload. */
    Path incoming() throws IOException;
}
