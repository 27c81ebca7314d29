package cn.hotline.platform.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Rebuilds a WebP from its picture, animation and colour chunks. */
final class WebpCleaner {
    private static final String EXTENDED = "VP8X";
    private static final int EXTENDED_LENGTH = 10;
    private static final String FRAME = "ANMF";
    private static final int FRAME_HEADER_LENGTH = 16;
    private static final Set<String> BITSTREAM = Set.of("VP8 ", "VP8L");
    private static final Set<String> KEPT_IN_FRAME = Set.of("VP8 ", "VP8L", "ALPH");
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "ALPH", EXTENDED, "ANIM", FRAME, "ICCP");
    private static final Set<String> FIRST = Set.of("VP8 ", "VP8L", EXTENDED);
    private static final int EXIF_AND_XMP_FLAGS = 0x08 | 0x04;

    private final ByteCursor in;
    private final ByteArrayOutputStream body;
    private boolean pictureSeen;

    private WebpCleaner(byte[] content) {
        in = new ByteCursor(content);
        body = new ByteArrayOutputStream(content.length);
    }

    static byte[] clean(byte[] content) {
        return new WebpCleaner(content).run();
    }

    private byte[] run() {
        require(in.fourCc().equals("RIFF"));
        var riff = in.slice(in.u32le());
        require(riff.fourCc().equals("WEBP"));
        require(FIRST.contains(riff.fork(riff.position()).fourCc()));
        chunks(riff, KEPT, body);
        require(pictureSeen);
        var out = new ByteArrayOutputStream(body.size() + 12);
        writeHeader(out, "RIFF", body.size() + 4);
        out.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    private void chunks(ByteCursor from, Set<String> kept, ByteArrayOutputStream to) {
        while (from.remaining() > 0) {
            String type = from.fourCc();
            long length = from.u32le();
            var payload = from.slice(length);
            // Some writers forget the padding byte of the last chunk.
            from.skip(Math.min(length & 1, from.remaining()));
            if (kept.contains(type)) {
                write(to, type, cleaned(type, payload));
            }
        }
    }

    private ByteArrayOutputStream cleaned(String type, ByteCursor payload) {
        var out = new ByteArrayOutputStream(payload.remaining());
        pictureSeen |= BITSTREAM.contains(type);
        switch (type) {
            case EXTENDED -> {
                require(payload.remaining() == EXTENDED_LENGTH);
                out.write(payload.u8() & ~EXIF_AND_XMP_FLAGS);
                payload.copyTo(out);
            }
            case FRAME -> {
                payload.slice(FRAME_HEADER_LENGTH).copyTo(out);
                chunks(payload, KEPT_IN_FRAME, out);
            }
            default -> payload.copyTo(out);
        }
        return out;
    }

    private static void write(ByteArrayOutputStream to, String type, ByteArrayOutputStream payload) {
        writeHeader(to, type, payload.size());
        to.writeBytes(payload.toByteArray());
        if ((payload.size() & 1) == 1) {
            to.write(0);
        }
    }

    private static void writeHeader(ByteArrayOutputStream to, String type, int length) {
        to.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        for (int shift = 0; shift < 32; shift += 8) {
            to.write(length >>> shift);
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new MalformedMediaException("The WebP photo is damaged or incomplete");
        }
    }
}
