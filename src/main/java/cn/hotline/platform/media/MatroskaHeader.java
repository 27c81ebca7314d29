package cn.hotline.platform.media;

/** Tells WebM from the other formats built on Matroska by the document type in the EBML header. */
final class MatroskaHeader {
    private static final String MAGIC = "\u001A\u0045\u00DF\u00A3";
    private static final String WEBM = "webm";
    private static final long DOC_TYPE = 0x4282;

    private MatroskaHeader() {}

    static boolean isMatroska(byte[] start) {
        return new ByteCursor(start).startsWith(MAGIC);
    }

    static boolean isWebm(byte[] start) {
        var cursor = new ByteCursor(start);
        cursor.skip(MAGIC.length());
        var header = cursor.slice(number(cursor, false));
        while (header.remaining() > 0) {
            long id = number(header, true);
            var value = header.slice(number(header, false));
            if (id == DOC_TYPE) {
                return value.ascii(value.remaining()).equals(WEBM);
            }
        }
        return false;
    }

    private static long number(ByteCursor cursor, boolean withLengthBit) {
        int first = cursor.u8();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        long value = withLengthBit ? first : first & 0x7F >> more;
        for (; more > 0; more--) {
            value = value << 8 | cursor.u8();
        }
        return value;
    }
}
