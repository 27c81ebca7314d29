package cn.hotline.platform.media;

import java.util.List;

/** Tells an Ogg file with nothing but audio streams from one that also holds video. */
final class OggAudio {
    private static final String CAPTURE = "OggS";
    private static final List<String> CODECS = List.of("OpusHead", "\1vorbis", "Speex   ", "\u007FFLAC");
    private static final int FIRST_PAGE_FLAG = 0x02;
    private static final int BYTES_FROM_POSITION_TO_CHECKSUM = 20;

    private OggAudio() {}

    static boolean isOgg(byte[] start) {
        return new ByteCursor(start).startsWith(CAPTURE);
    }

    /** The first pages of all streams stand in front of everything else. */
    static boolean hasOnlyAudio(byte[] start) {
        var cursor = new ByteCursor(start);
        int streams = 0;
        while (cursor.startsWith(CAPTURE)) {
            cursor.skip(CAPTURE.length());
            boolean known = cursor.u8() == 0;
            boolean first = (cursor.u8() & FIRST_PAGE_FLAG) != 0;
            if (!known || !first) {
                return known && streams > 0;
            }
            var payload = payload(cursor);
            if (CODECS.stream().noneMatch(payload::startsWith)) {
                return false;
            }
            streams++;
        }
        return streams > 0;
    }

    private static ByteCursor payload(ByteCursor cursor) {
        cursor.skip(BYTES_FROM_POSITION_TO_CHECKSUM);
        int length = 0;
        for (int segments = cursor.u8(); segments > 0; segments--) {
            length += cursor.u8();
        }
        return cursor.slice(length);
    }
}
