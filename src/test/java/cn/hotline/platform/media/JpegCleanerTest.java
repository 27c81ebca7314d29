package cn.hotline.platform.media;

import static cn.hotline.platform.media.MediaSamples.concat;
import static cn.hotline.platform.media.MediaSamples.hex;
import static cn.hotline.platform.media.MediaSamples.latin;
import static cn.hotline.platform.media.MediaSamples.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegCleanerTest {
    private static final String MINIMAL_EXIF =
            "FFE1 0022 457869660000 4D4D002A00000008 0001 0112 0003 00000001 00%02X0000 00000000";

    static Stream<Arguments> orientations() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> IntStream.rangeClosed(2, 8).mapToObj(value -> Arguments.of(order, value)));
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void keepsNothingOfExifButTheOrientation(ByteOrder order, int orientation) {
        byte[] plain = MediaSamples.jpeg();
        byte[] exif = hex(MINIMAL_EXIF.formatted(orientation));
        byte[] cleaned = MediaCleaner.clean(MediaKind.JPEG, MediaSamples.taggedJpeg(plain, order, orientation));
        assertThat(cleaned).isEqualTo(MediaSamples.inserted(plain, 20, exif));
        assertThat(MediaCleaner.clean(MediaKind.JPEG, cleaned)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 0xFFFF})
    void writesNoExifForAnUprightOrSenselessOrientation(int orientation) {
        byte[] plain = MediaSamples.jpeg();
        byte[] tagged = MediaSamples.taggedJpeg(plain, ByteOrder.BIG_ENDIAN, orientation);
        assertThat(MediaCleaner.clean(MediaKind.JPEG, tagged)).isEqualTo(plain);
    }

    @Test
    void keepsColourProfileAndAdobeSegmentOfAJpeg() {
        byte[] profile = segment(0xE2, latin("ICC_PROFILE\0\1\1profile"));
        byte[] adobe = segment(0xEE, concat(latin("Adobe"), hex("00640000000001")));
        byte[] photo = MediaSamples.inserted(MediaSamples.jpeg(), 20, profile, adobe);
        assertThat(MediaCleaner.clean(MediaKind.JPEG, photo)).isEqualTo(photo);
    }

    @Test
    void removesThumbnailsHiddenInTheJfifHeader() {
        byte[] plain = MediaSamples.jpeg();
        byte[] thumbnail = latin("PLANTED-TUMB");
        byte[] jfif = segment(0xE0, concat(Arrays.copyOfRange(plain, 6, 18), hex("0202"), thumbnail));
        byte[] extension = segment(0xE0, concat(latin("JFXX\0"), hex("10"), thumbnail));
        byte[] rest = Arrays.copyOfRange(plain, 20, plain.length);
        assertThat(MediaCleaner.clean(MediaKind.JPEG, concat(hex("FFD8"), jfif, extension, rest)))
                .isEqualTo(plain);
    }

    @Test
    void copiesScanDataBitExact() {
        byte[] start = hex("FFD8 FFC0000401 02 FFDD00040001");
        byte[] stuffingRestartsAndFill = hex("FFDA000301 12FF0034FFD056FFFFD178FFFF00");
        byte[] fillBeforeTheNextMarker = hex("FFC4000305 FFDA000302 9AFF00FFD7FFFF FFDC00040010 FFD9");
        byte[] photo = concat(start, stuffingRestartsAndFill, fillBeforeTheNextMarker);
        assertThat(MediaCleaner.clean(MediaKind.JPEG, photo)).isEqualTo(photo);
    }

    @Test
    void removesMetadataBetweenTheScansOfAJpeg() {
        byte[] scan = hex("FFDA000301 1234");
        byte[] comment = segment(0xFE, latin("PLANTED"));
        byte[] start = hex("FFD8 FFC0000401 02");
        byte[] end = hex("FFD9");
        assertThat(MediaCleaner.clean(MediaKind.JPEG, concat(start, scan, comment, scan, end)))
                .isEqualTo(concat(start, scan, scan, end));
    }

    @Test
    void keepsTheFirstOfTwoJfifHeaders() {
        byte[] plain = MediaSamples.jpeg();
        byte[] header = Arrays.copyOfRange(plain, 2, 20);
        assertThat(MediaCleaner.clean(MediaKind.JPEG, MediaSamples.inserted(plain, 20, header)))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void refusesASegmentShorterThanItsOwnLength(int length) {
        byte[] tables = hex("FFDB00%02X".formatted(length));
        byte[] photo = MediaSamples.inserted(MediaSamples.jpeg(), 20, tables);
        assertThatThrownBy(() -> MediaCleaner.clean(MediaKind.JPEG, photo)).isInstanceOf(MalformedMediaException.class);
    }
}
