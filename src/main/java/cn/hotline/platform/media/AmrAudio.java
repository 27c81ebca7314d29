package cn.hotline.platform.media;

/** Recognises a mono AMR recording, narrow or wide band, by its magic and its first frames. */
final class AmrAudio {
    private static final String NARROW_MAGIC = "#!AMR\n";
    private static final String WIDE_MAGIC = "#!AMR-WB\n";
    private static final int[] NARROW_LENGTHS = {12, 13, 15, 17, 19, 20, 26, 31, 5};
    private static final int[] WIDE_LENGTHS = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5};
    private static final int NO_DATA = 15;
    private static final int PADDING_BITS = 0x83;
    private static final int FRAMES_CHECKED = 8;

    private AmrAudio() {}

    static boolean isAmr(byte[] start) {
        var cursor = new ByteCursor(start);
        boolean wide = cursor.startsWith(WIDE_MAGIC);
        if (!wide && !cursor.startsWith(NARROW_MAGIC)) {
            return false;
        }
        cursor.skip(wide ? WIDE_MAGIC.length() : NARROW_MAGIC.length());
        // The magic reads like the first line of a script, so what follows has to be sound.
        return hasFrames(cursor, wide ? WIDE_LENGTHS : NARROW_LENGTHS);
    }

    private static boolean hasFrames(ByteCursor cursor, int[] lengths) {
        int frames = 0;
        while (frames < FRAMES_CHECKED && cursor.remaining() > 0) {
            int header = cursor.u8();
            int mode = header >> 3 & 0x0F;
            boolean silent = mode == NO_DATA;
            if ((header & PADDING_BITS) != 0 || !silent && mode >= lengths.length) {
                return false;
            }
            cursor.skip(Math.min(silent ? 0 : lengths[mode], cursor.remaining()));
            frames++;
        }
        return frames > 0;
    }
}
