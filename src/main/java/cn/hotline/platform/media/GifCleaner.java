package cn.hotline.platform.media;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** Rebuilds a GIF from its frames, their timing and the loop and colour extensions. */
final class GifCleaner {
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int SIGNATURE_LENGTH = 6;
    private static final int APPLICATION_ID_LENGTH = 11;
    private static final Set<String> SIGNATURES = Set.of("GIF87a", "GIF89a");
    private static final Set<String> KEPT_APPLICATIONS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");

    private final ByteCursor in;
    private final ByteArrayOutputStream out;
    private boolean imageSeen;

    private GifCleaner(byte[] content) {
        in = new ByteCursor(content);
        out = new ByteArrayOutputStream(content.length);
    }

    static byte[] clean(byte[] content) {
        return new GifCleaner(content).run();
    }

    private byte[] run() {
        require(SIGNATURES.contains(in.ascii(SIGNATURE_LENGTH)));
        in.skip(4);
        int flags = in.u8();
        in.skip(2);
        skipColourTable(flags);
        in.since(0).copyTo(out);
        int introducer = in.u8();
        while (introducer != TRAILER) {
            block(introducer);
            introducer = in.u8();
        }
        require(imageSeen);
        out.write(TRAILER);
        return out.toByteArray();
    }

    private void skipColourTable(int flags) {
        boolean present = (flags & 0x80) != 0;
        in.skip(present ? 3L << (flags & 7) + 1 : 0);
    }

    private void block(int introducer) {
        int start = in.position() - 1;
        boolean kept = switch (introducer) {
            case IMAGE -> image();
            case EXTENSION -> extension();
            default -> throw new MalformedMediaException("The GIF photo is damaged or incomplete");
        };
        if (kept) {
            in.since(start).copyTo(out);
        }
    }

    private boolean image() {
        in.skip(8);
        skipColourTable(in.u8());
        in.skip(1);
        skipSubBlocks();
        imageSeen = true;
        return true;
    }

    private boolean extension() {
        boolean kept = switch (in.u8()) {
            case GRAPHIC_CONTROL -> true;
            case APPLICATION -> isKeptApplication();
            default -> false;
        };
        skipSubBlocks();
        return kept;
    }

    private boolean isKeptApplication() {
        var ahead = in.fork(in.position());
        return ahead.u8() == APPLICATION_ID_LENGTH && KEPT_APPLICATIONS.contains(ahead.ascii(APPLICATION_ID_LENGTH));
    }

    private void skipSubBlocks() {
        int length = in.u8();
        while (length > 0) {
            in.skip(length);
            length = in.u8();
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new MalformedMediaException("The GIF photo is damaged or incomplete");
        }
    }
}
