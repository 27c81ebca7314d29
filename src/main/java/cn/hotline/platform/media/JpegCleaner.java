package cn.hotline.platform.media;

import java.io.ByteArrayOutputStream;

/** Rebuilds a JPEG from the segments that decoding needs, its colour profile and its orientation. */
final class JpegCleaner {
    private static final int SOF_FIRST = 0xC0;
    private static final int JPG_RESERVED = 0xC8;
    private static final int SOF_LAST = 0xCF;
    private static final int DHT = 0xC4;
    private static final int DAC = 0xCC;
    private static final int RST_FIRST = 0xD0;
    private static final int RST_LAST = 0xD7;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int EXP = 0xDF;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int TEM = 0x01;
    private static final String JFIF_ID = "JFIF\0";
    private static final String ICC_ID = "ICC_PROFILE\0";
    private static final String ADOBE_ID = "Adobe";
    private static final int JFIF_LENGTH_WITHOUT_THUMBNAIL = 12;
    private static final int ADOBE_LENGTH = 12;

    private final ByteCursor in;
    private final ByteArrayOutputStream body;
    private final ByteArrayOutputStream jfif = new ByteArrayOutputStream();
    private int orientation = ExifOrientation.UPRIGHT;
    private boolean frameSeen;
    private boolean scanSeen;

    private JpegCleaner(byte[] content) {
        in = new ByteCursor(content);
        body = new ByteArrayOutputStream(content.length);
    }

    static byte[] clean(byte[] content) {
        return new JpegCleaner(content).run();
    }

    private byte[] run() {
        require(in.u8() == 0xFF && in.u8() == SOI);
        int marker = nextMarker();
        while (marker != EOI) {
            segment(marker);
            marker = nextMarker();
        }
        require(scanSeen);
        return assemble();
    }

    private int nextMarker() {
        require(in.u8() == 0xFF);
        int code = in.u8();
        while (code == 0xFF) {
            code = in.u8();
        }
        require(code > TEM && (code < RST_FIRST || code > SOI));
        return code;
    }

    private void segment(int marker) {
        var payload = in.slice(in.u16be() - 2L);
        switch (marker) {
            case APP0 -> keepDensity(payload);
            case APP1 -> noteOrientation(payload);
            case APP2 -> keepIf(payload.startsWith(ICC_ID), marker, payload);
            case APP14 -> keepAdobe(payload);
            case SOS -> scan(payload);
            default -> keepIf(isDecodingSegment(marker), marker, payload);
        }
    }

    private void keepDensity(ByteCursor payload) {
        // JFIF may carry a thumbnail of its own, so only the fixed part is taken over.
        if (jfif.size() == 0 && payload.startsWith(JFIF_ID) && payload.remaining() >= JFIF_LENGTH_WITHOUT_THUMBNAIL) {
            writeHeader(jfif, APP0, JFIF_LENGTH_WITHOUT_THUMBNAIL + 2);
            payload.slice(JFIF_LENGTH_WITHOUT_THUMBNAIL).copyTo(jfif);
            jfif.write(0);
            jfif.write(0);
        }
    }

    private void noteOrientation(ByteCursor payload) {
        // Viewers only honour an orientation announced before the picture.
        if (orientation == ExifOrientation.UPRIGHT && !scanSeen) {
            orientation = ExifOrientation.read(payload);
        }
    }

    private void keepAdobe(ByteCursor payload) {
        if (payload.startsWith(ADOBE_ID) && payload.remaining() >= ADOBE_LENGTH) {
            keepIf(true, APP14, payload.slice(ADOBE_LENGTH));
        }
    }

    private void keepIf(boolean kept, int marker, ByteCursor payload) {
        if (kept) {
            writeHeader(body, marker, payload.remaining());
            payload.copyTo(body);
            frameSeen |= isFrame(marker);
        }
    }

    private void scan(ByteCursor header) {
        require(frameSeen);
        keepIf(true, SOS, header);
        int start = in.position();
        while (!atMarkerAfterScan()) {
            in.skip(1);
        }
        in.since(start).copyTo(body);
        scanSeen = true;
    }

    private boolean atMarkerAfterScan() {
        if (in.peek() != 0xFF) {
            return false;
        }
        // A run of fill bytes is passed at once, up to the 0xFF that belongs to the code after it.
        int code = in.fork(in.position() + 1).peek();
        while (code == 0xFF) {
            in.skip(1);
            code = in.fork(in.position() + 1).peek();
        }
        boolean partOfScan = code == 0 || code >= RST_FIRST && code <= RST_LAST;
        return !partOfScan;
    }

    private byte[] assemble() {
        var out = new ByteArrayOutputStream(body.size() + 64);
        out.write(0xFF);
        out.write(SOI);
        out.writeBytes(jfif.toByteArray());
        if (orientation != ExifOrientation.UPRIGHT) {
            byte[] exif = ExifOrientation.write(orientation);
            writeHeader(out, APP1, exif.length);
            out.writeBytes(exif);
        }
        out.writeBytes(body.toByteArray());
        out.write(0xFF);
        out.write(EOI);
        return out.toByteArray();
    }

    private static boolean isDecodingSegment(int marker) {
        return marker >= SOF_FIRST && marker <= EXP && marker != JPG_RESERVED;
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF_FIRST && marker <= SOF_LAST && marker != DHT && marker != DAC;
    }

    private static void writeHeader(ByteArrayOutputStream out, int marker, int payloadLength) {
        out.write(0xFF);
        out.write(marker);
        out.write(payloadLength + 2 >> 8);
        out.write(payloadLength + 2);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new MalformedMediaException("The JPEG photo is damaged or incomplete");
        }
    }
}
