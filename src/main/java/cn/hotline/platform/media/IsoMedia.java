package cn.hotline.platform.media;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells the formats built on the ISO base media file apart by their brands. */
final class IsoMedia {
    private static final String FILE_TYPE = "ftyp";
    private static final String MOVIE = "moov";
    private static final String HANDLER = "hdlr";
    private static final int HANDLER_TYPE_OFFSET = 12;
    private static final int BOX_HEADER_LENGTH = 8;
    private static final int LARGE_SIZE = 1;
    private static final Set<String> AUDIO = Set.of("M4A ", "M4B ");
    private static final Set<String> VIDEO = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V ",
            "M4VH", "M4VP", "MSNV", "mmp4");
    private static final Set<String> PICTURES = Set.of(
            "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1", "miaf", "avif",
            "avis", "avci", "avcs", "jpeg", "jpgs", "crx ", "jp2 ", "jpx ");

    private IsoMedia() {}

    static Optional<MediaKind> kindOf(byte[] start) {
        var cursor = new ByteCursor(start);
        long length = cursor.u32be();
        if (!cursor.startsWith(FILE_TYPE)) {
            return Optional.empty();
        }
        cursor.skip(FILE_TYPE.length());
        var brands = cursor.slice(length - BOX_HEADER_LENGTH);
        var major = brands.fourCc();
        brands.skip(4);
        var all = new HashSet<>(Set.of(major));
        while (brands.remaining() > 0) {
            all.add(brands.fourCc());
        }
        return all.stream().anyMatch(PICTURES::contains) ? Optional.empty() : kindOf(major, all, cursor);
    }

    private static Optional<MediaKind> kindOf(String major, Set<String> all, ByteCursor boxes) {
        if (AUDIO.contains(major)) {
            return Optional.of(MediaKind.M4A);
        }
        if (major.equals("qt  ")) {
            return Optional.of(MediaKind.MOV);
        }
        if (major.startsWith("3g")) {
            return Optional.of(MediaKind.THREE_GP);
        }
        if (all.stream().noneMatch(VIDEO::contains)) {
            return Optional.empty();
        }
        // Voice recorders on Android use the general brand, only the tracks tell that there is no video.
        return Optional.of(hasOnlySound(boxes) ? MediaKind.M4A : MediaKind.MP4);
    }

    private static boolean hasOnlySound(ByteCursor boxes) {
        while (boxes.remaining() >= BOX_HEADER_LENGTH) {
            long length = boxes.u32be();
            var type = boxes.fourCc();
            if (length == LARGE_SIZE || length < BOX_HEADER_LENGTH || length - BOX_HEADER_LENGTH > boxes.remaining()) {
                return false;
            }
            var content = boxes.slice(length - BOX_HEADER_LENGTH);
            if (type.equals(MOVIE)) {
                var handlers = handlers(content);
                return handlers.contains("soun") && !handlers.contains("vide");
            }
        }
        return false;
    }

    private static Set<String> handlers(ByteCursor movie) {
        var text = movie.ascii(movie.remaining());
        var handlers = new HashSet<String>();
        for (int at = text.indexOf(HANDLER); at >= 0; at = text.indexOf(HANDLER, at + 1)) {
            int type = at + HANDLER_TYPE_OFFSET;
            if (type + 4 <= text.length()) {
                handlers.add(text.substring(type, type + 4));
            }
        }
        return handlers;
    }
}
