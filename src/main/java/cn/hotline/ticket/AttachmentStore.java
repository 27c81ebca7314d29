package cn.hotline.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Port to where attachments lie: the file system now, an S3-compatible store later. */
interface AttachmentStore {

    /** Moves a finished file in, durably: once this returns, a crash does not lose it. */
    void put(UUID id, Path content) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none */
    Path get(UUID id) throws IOException;

    void delete(UUID id) throws IOException;

    /** Writes a slice of an upload in parts, durably. */
    void write(UUID upload, long offset, byte[] slice, int length) throws IOException;

    /** All that was written of an upload in parts. @throws java.nio.file.NoSuchFileException when there is none */
    InputStream read(UUID upload) throws IOException;

    /** Deletes the parts of an upload, if there are any. */
    void forget(UUID upload);

    /** A new empty file on the same storage, to receive an upload. */
    Path incoming() throws IOException;
}
