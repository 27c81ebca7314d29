package cn.hotline.platform.media;

import static cn.hotline.platform.media.MediaSamples.concat;
import static cn.hotline.platform.media.MediaSamples.hex;
import static cn.hotline.platform.media.MediaSamples.latin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PngCleanerTest {
    @Test
    void keepsChunksThatChangeHowAPngLooks() {
        byte[] gamma = MediaSamples.chunk("gAMA", hex("0000B18F"));
        byte[] size = MediaSamples.chunk("pHYs", hex("00000B1300000B1301"));
        byte[] animation = MediaSamples.chunk("acTL", hex("0000000100000000"));
        byte[] photo = MediaSamples.inserted(MediaSamples.png(), 33, gamma, size, animation);
        assertThat(MediaCleaner.clean(MediaKind.PNG, photo)).isEqualTo(photo);
    }

    static Stream<byte[]> brokenPngs() {
        byte[] plain = MediaSamples.png();
        byte[] wrongSum = plain.clone();
        wrongSum[29] ^= 1;
        byte[] hugeChunk = plain.clone();
        hugeChunk[33] = (byte) 0xFF;
        byte[] unknownCritical = MediaSamples.inserted(plain, 33, MediaSamples.chunk("ABCD", new byte[1]));
        byte[] noPicture = concat(Arrays.copyOf(plain, 33), MediaSamples.chunk("IEND", new byte[0]));
        byte[] talkativeEnd =
                concat(Arrays.copyOf(plain, plain.length - 12), MediaSamples.chunk("IEND", latin("PLANTED")));
        return Stream.of(wrongSum, hugeChunk, unknownCritical, noPicture, talkativeEnd);
    }

    @ParameterizedTest
    @MethodSource("brokenPngs")
    void refusesABrokenPngWithoutRepeatingIt(byte[] broken) {
        assertThatThrownBy(() -> MediaCleaner.clean(MediaKind.PNG, broken))
                .isInstanceOf(MalformedMediaException.class)
                .hasMessageMatching("The (PNG photo|file) is damaged or incomplete");
    }
}
