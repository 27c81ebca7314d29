package cn.hotline.platform.media;

import java.nio.charset.StandardCharsets;

/** The one Exif fact a photo keeps: which way up it is shown. */
final class ExifOrientation {
    static final int UPRIGHT = 1;

    private static final int LAST = 8;
    private static final String EXIF_ID = "Exif\0\0";
    private static final String LITTLE_ENDIAN = "II";
    private static final String BIG_ENDIAN = "MM";
    private static final int TIFF_VERSION = 42;
    private static final int TIFF_HEADER_LENGTH = 8;
    private static final int TAG = 0x0112;
    private static final int TYPE_SHORT = 3;
    private static final int ENTRY_LENGTH = 12;
    private static final byte[] TEMPLATE = (EXIF_ID + BIG_ENDIAN
                    + "\0\52\0\0\0\10"
                    + "\0\1"
                    + "\1\22\0\3\0\0\0\1\0\0\0\0"
                    + "\0\0\0\0")
            .getBytes(StandardCharsets.ISO_8859_1);
    private static final int VALUE_OFFSET = 25;

    private final ByteCursor tiff;
    private final boolean littleEndian;

    private ExifOrientation(ByteCursor tiff, boolean littleEndian) {
        this.tiff = tiff;
        this.littleEndian = littleEndian;
    }

    /** Reads an APP1 payload; anything unreadable counts as upright because it is dropped anyway. */
    static int read(ByteCursor payload) {
        if (!payload.startsWith(EXIF_ID)) {
            return UPRIGHT;
        }
        try {
            payload.skip(EXIF_ID.length());
            var order = payload.ascii(2);
            boolean known = order.equals(LITTLE_ENDIAN) || order.equals(BIG_ENDIAN);
            return known ? new ExifOrientation(payload, order.equals(LITTLE_ENDIAN)).find() : UPRIGHT;
        } catch (MalformedMediaException e) {
            return UPRIGHT;
        }
    }

    /** An APP1 payload that holds nothing but the orientation. */
    static byte[] write(int orientation) {
        byte[] exif = TEMPLATE.clone();
        exif[VALUE_OFFSET] = (byte) orientation;
        return exif;
    }

    private int find() {
        if (u16() != TIFF_VERSION) {
            return UPRIGHT;
        }
        tiff.skip(u32() - TIFF_HEADER_LENGTH);
        for (int left = u16(); left > 0; left--) {
            int tag = u16();
            if (tag == TAG) {
                return value();
            }
            tiff.skip(ENTRY_LENGTH - 2L);
        }
        return UPRIGHT;
    }

    private int value() {
        boolean single = u16() == TYPE_SHORT && u32() == 1;
        int value = single ? u16() : UPRIGHT;
        return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
    }

    private int u16() {
        return littleEndian ? tiff.u16le() : tiff.u16be();
    }

    private long u32() {
        return littleEndian ? tiff.u32le() : tiff.u32be();
    }
}
