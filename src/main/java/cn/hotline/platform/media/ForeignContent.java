package cn.hotline.platform.media;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds what a browser or an unpacker could take for its own inside a file that claims to be media. */
final class ForeignContent {
    private static final List<String> MARKUP =
            List.of("<html", "<!doctype", "<head", "<body", "<script", "<iframe", "<svg", "<?php");
    private static final String AFTER_NAME = " \t\r\n\f/>";
    private static final String ZIP_ENTRY = "PK\3\4";
    private static final int ZIP_LAST_VERSION = 63;

    private ForeignContent() {}

    static boolean isIn(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        return hasMarkup(text) || hasZipEntry(text);
    }

    private static boolean hasMarkup(String text) {
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            int from = at;
            if (MARKUP.stream().anyMatch(markup -> isMarkup(text, from, markup))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarkup(String text, int from, String markup) {
        // Compressed data hits a bare name by chance now and then, so the separator has to be there too.
        int end = from + markup.length();
        return text.regionMatches(true, from, markup, 0, markup.length())
                && end < text.length()
                && AFTER_NAME.indexOf(text.charAt(end)) >= 0;
    }

    private static boolean hasZipEntry(String text) {
        for (int at = text.indexOf(ZIP_ENTRY); at >= 0; at = text.indexOf(ZIP_ENTRY, at + 1)) {
            int version = at + ZIP_ENTRY.length();
            if (version + 1 < text.length()
                    && text.charAt(version) <= ZIP_LAST_VERSION
                    && text.charAt(version + 1) == 0) {
                return true;
            }
        }
        return false;
    }
}
