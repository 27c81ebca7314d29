package cn.hotline.platform.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Decides from content alone, never from a name or a declared type, what kind of media a file is. */
public final class MediaSniffer {
    private static final int LIMIT = 64 * 1024;
    private static final String PDF_SIGNATURE = "%PDF-";
    private static final MimeTypes MAGIC = MimeTypes.getDefaultMimeTypes();

    private MediaSniffer() {}

    /**
     * Recognises a file by its first 64 KiB; the caller passes that much if the file has it.
     *
     * @return empty for everything that is not clearly and only one of the accepted kinds
     */
    public static Optional<MediaKind> sniff(byte[] head) {
        byte[] start = head.length > LIMIT ? Arrays.copyOf(head, LIMIT) : head;
        try {
            return kindOf(start).filter(kind -> !ForeignContent.isIn(start));
        } catch (MalformedMediaException e) {
            return Optional.empty();
        }
    }

    private static Optional<MediaKind> kindOf(byte[] start) {
        return switch (magicType(start)) {
            case "image/jpeg" -> Optional.of(MediaKind.JPEG);
            case "image/png" -> Optional.of(MediaKind.PNG);
            case "image/webp" -> Optional.of(MediaKind.WEBP);
            case "image/gif" -> Optional.of(MediaKind.GIF);
            case "audio/vnd.wave" -> Optional.of(MediaKind.WAV);
            // Tika also accepts a PDF that starts with something else.
            case "application/pdf" -> confirmed(MediaKind.PDF, new ByteCursor(start).startsWith(PDF_SIGNATURE));
            // Tika takes two bytes or a bare ID3 tag for an MP3 and any "#!AMR" line for a recording.
            case "audio/mpeg" -> confirmed(MediaKind.MP3, MpegAudio.isMp3(start, start.length == LIMIT));
            case "audio/amr", "audio/amr-wb" -> confirmed(MediaKind.AMR, AmrAudio.isAmr(start));
            default -> container(start);
        };
    }

    private static Optional<MediaKind> container(byte[] start) {
        // Which codec or brand a container holds is left to Tika's parsers, which are not on board.
        if (OggAudio.isOgg(start)) {
            return confirmed(MediaKind.OGG, OggAudio.hasOnlyAudio(start));
        }
        if (MatroskaHeader.isMatroska(start)) {
            return confirmed(MediaKind.WEBM, MatroskaHeader.isWebm(start));
        }
        return IsoMedia.kindOf(start);
    }

    private static Optional<MediaKind> confirmed(MediaKind kind, boolean confirmed) {
        return confirmed ? Optional.of(kind) : Optional.empty();
    }

    private static String magicType(byte[] start) {
        try (var stream = new ByteArrayInputStream(start)) {
            return MAGIC.detect(stream, new Metadata()).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory cannot fail", e);
        }
    }
}
