package cn.hotline.platform.media;

/** Recognises an MP3 by two consecutive Layer III frames, behind an ID3v2 tag if there is one. */
final class MpegAudio {
    private static final String ID3 = "ID3";
    private static final int ID3_HEADER_LENGTH = 10;
    private static final int ID3_FOOTER_FLAG = 0x10;
    private static final int HEADER_LENGTH = 4;
    private static final int VERSION_1 = 3;
    private static final int VERSION_2_5 = 0;
    private static final int VERSION_RESERVED = 1;
    private static final int LAYER_3 = 1;
    private static final int[] KBITS_V1 = {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_V2 = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HERTZ_V1 = {44100, 48000, 32000};

    private MpegAudio() {}

    /**
     * Says whether the start of a file is an MP3.
     *
     * @param cut whether the file may go on behind the start, so that a large cover hides the frames
     */
    static boolean isMp3(byte[] start, boolean cut) {
        var cursor = new ByteCursor(start);
        if (cursor.startsWith(ID3)) {
            long tag = id3Length(cursor);
            if (tag >= start.length) {
                return cut;
            }
            cursor.skip(tag);
            while (cursor.peek() == 0) {
                cursor.skip(1);
            }
        }
        int first = frameLength(cursor.slice(HEADER_LENGTH).u32be());
        cursor.skip(first - HEADER_LENGTH);
        return frameLength(cursor.u32be()) > 0;
    }

    private static long id3Length(ByteCursor cursor) {
        var header = cursor.fork(0);
        header.skip(ID3.length() + 2L);
        boolean footer = (header.u8() & ID3_FOOTER_FLAG) != 0;
        long length = 0;
        for (int i = 0; i < 4; i++) {
            int sevenBits = header.u8();
            if (sevenBits > 0x7F) {
                throw new MalformedMediaException("The ID3 tag is damaged");
            }
            length = length << 7 | sevenBits;
        }
        return length + (footer ? 2 * ID3_HEADER_LENGTH : ID3_HEADER_LENGTH);
    }

    private static int frameLength(long header) {
        int version = bits(header, 19, 2);
        int bitrate = bits(header, 12, 4);
        int rate = bits(header, 10, 2);
        boolean valid = bits(header, 21, 11) == 0x7FF && version != VERSION_RESERVED && bits(header, 17, 2) == LAYER_3;
        if (!valid || bitrate == 0 || bitrate == 15 || rate == 3) {
            throw new MalformedMediaException("The MP3 frame is damaged");
        }
        int padding = bits(header, 9, 1);
        if (version == VERSION_1) {
            return 144_000 * KBITS_V1[bitrate - 1] / HERTZ_V1[rate] + padding;
        }
        int hertz = HERTZ_V1[rate] / (version == VERSION_2_5 ? 4 : 2);
        return 72_000 * KBITS_V2[bitrate - 1] / hertz + padding;
    }

    private static int bits(long header, int shift, int count) {
        return (int) (header >> shift) & (1 << count) - 1;
    }
}
