package cn.hotline.platform.media;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** Rebuilds a PNG from the chunks that say how it looks. */
final class PngCleaner {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
    private static final String HEADER = "IHDR";
    private static final String DATA = "IDAT";
    private static final String END = "IEND";
    private static final int HEADER_LENGTH = 13;
    private static final int TYPE_LENGTH = 4;
    private static final Set<String> CRITICAL = Set.of(HEADER, "PLTE", DATA, END);
    private static final Set<String> DISPLAY = Set.of(
            "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "mDCV", "cLLI", "acTL", "fcTL",
            "fdAT");

    private final ByteCursor in;
    private final ByteArrayOutputStream out;
    private boolean headerSeen;
    private boolean dataSeen;

    private PngCleaner(byte[] content) {
        in = new ByteCursor(content);
        out = new ByteArrayOutputStream(content.length);
    }

    static byte[] clean(byte[] content) {
        return new PngCleaner(content).run();
    }

    private byte[] run() {
        require(in.startsWith(SIGNATURE));
        in.slice(SIGNATURE.length()).copyTo(out);
        String type = chunk();
        while (!type.equals(END)) {
            type = chunk();
        }
        require(dataSeen);
        return out.toByteArray();
    }

    private String chunk() {
        int start = in.position();
        long length = in.u32be();
        var checked = in.slice(TYPE_LENGTH + length);
        long crc = in.u32be();
        var chunk = in.since(start);
        String type = checked.fork(checked.position()).fourCc();
        checkPlace(type, length);
        if (CRITICAL.contains(type) || DISPLAY.contains(type)) {
            require(checked.crc32() == crc);
            chunk.copyTo(out);
        }
        return type;
    }

    private void checkPlace(String type, long length) {
        require(type.chars().allMatch(PngCleaner::isLetter));
        // Dropping a critical chunk nobody here knows would change what the picture shows.
        require(Character.isLowerCase(type.charAt(0)) || CRITICAL.contains(type));
        require(headerSeen != type.equals(HEADER));
        require(!type.equals(HEADER) || length == HEADER_LENGTH);
        require(!type.equals(END) || length == 0);
        headerSeen = true;
        dataSeen |= type.equals(DATA);
    }

    private static boolean isLetter(int character) {
        return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z';
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new MalformedMediaException("The PNG photo is damaged or incomplete");
        }
    }
}
