package cn.hotline.platform.media;

import static cn.hotline.platform.media.MediaSamples.concat;
import static cn.hotline.platform.media.MediaSamples.hex;
import static cn.hotline.platform.media.MediaSamples.latin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MediaCleanerTest {
    record Sample(String name, MediaKind kind, byte[] plain, byte[] tagged) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        byte[] baseline = MediaSamples.jpeg();
        byte[] progressive = MediaSamples.encoded("jpeg", true);
        byte[] intel = MediaSamples.taggedJpeg(baseline, ByteOrder.LITTLE_ENDIAN, 1);
        byte[] motorola = MediaSamples.taggedJpeg(progressive, ByteOrder.BIG_ENDIAN, 1);
        return Stream.of(
                new Sample("baseline JPEG", MediaKind.JPEG, baseline, intel),
                new Sample("progressive JPEG", MediaKind.JPEG, progressive, motorola),
                new Sample("PNG", MediaKind.PNG, MediaSamples.png(), MediaSamples.taggedPng()),
                new Sample("WebP", MediaKind.WEBP, MediaSamples.webp(), MediaSamples.taggedWebp()),
                new Sample("GIF", MediaKind.GIF, MediaSamples.gif(), MediaSamples.taggedGif()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void removesEverythingPlanted(Sample sample) {
        assertThat(revealing(sample.tagged())).isTrue();
        assertThat(revealing(MediaCleaner.clean(sample.kind(), sample.tagged())))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void returnsAPhotoWithoutMetadataUnchanged(Sample sample) {
        assertThat(MediaCleaner.clean(sample.kind(), sample.plain())).isEqualTo(sample.plain());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isIdempotent(Sample sample) {
        byte[] once = MediaCleaner.clean(sample.kind(), sample.tagged());
        assertThat(MediaCleaner.clean(sample.kind(), once)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsThePixels(Sample sample) {
        byte[] cleaned = MediaCleaner.clean(sample.kind(), sample.tagged());
        if (sample.kind() == MediaKind.WEBP) {
            // The JDK has no WebP decoder, so the coded picture itself is compared.
            assertThat(latin(cleaned)).contains(latin(MediaSamples.vp8l()));
        } else {
            assertThat(MediaSamples.pixels(cleaned)).isEqualTo(MediaSamples.pixels(sample.tagged()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void truncationAnywhereIsRefusedOrHarmless(Sample sample) {
        byte[] tagged = sample.tagged();
        int end = tagged.length - MediaSamples.TRAILER.length() - 4;
        long refused = IntStream.range(0, tagged.length)
                .filter(length -> isRefused(sample.kind(), Arrays.copyOf(tagged, length)))
                .count();
        assertThat(refused).isBetween((long) end, (long) end + 4);
    }

    private static boolean isRefused(MediaKind kind, byte[] content) {
        try {
            assertThat(revealing(MediaCleaner.clean(kind, content))).isFalse();
            return false;
        } catch (MalformedMediaException e) {
            return true;
        }
    }

    static Stream<Sample> photosWithoutPicture() {
        byte[] jpeg = hex("FFD8 FFC0000401 02 FFD9");
        byte[] scanWithoutFrame = hex("FFD8 FFDA000301 1234 FFD9");
        byte[] webp = MediaSamples.extendedWebp(0);
        byte[] gif = concat(latin("GIF89a"), hex("01000100 00 00 00 3B"));
        return Stream.of(
                new Sample("JPEG without scan", MediaKind.JPEG, jpeg, jpeg),
                new Sample("JPEG without frame", MediaKind.JPEG, scanWithoutFrame, scanWithoutFrame),
                new Sample("WebP without bitstream", MediaKind.WEBP, webp, webp),
                new Sample("GIF without image", MediaKind.GIF, gif, gif));
    }

    @ParameterizedTest
    @MethodSource("photosWithoutPicture")
    void refusesAPhotoWithoutPicture(Sample sample) {
        assertThatThrownBy(() -> MediaCleaner.clean(sample.kind(), sample.plain()))
                .isInstanceOf(MalformedMediaException.class);
    }

    @Test
    void correctsFlagsAndSizeOfAWebp() {
        byte[] profile = MediaSamples.riff("ICCP", latin("profile"));
        assertThat(MediaCleaner.clean(MediaKind.WEBP, MediaSamples.taggedWebp()))
                .isEqualTo(MediaSamples.extendedWebp(0x20, profile, MediaSamples.vp8l()));
    }

    @Test
    void removesChunksHiddenInTheFramesOfAWebp() {
        byte[] note = MediaSamples.riff("NOTE", latin("PLANTED"));
        byte[] tagged = MediaSamples.riff("ANMF", concat(new byte[16], MediaSamples.vp8l(), note));
        byte[] plain = MediaSamples.riff("ANMF", concat(new byte[16], MediaSamples.vp8l()));
        assertThat(MediaCleaner.clean(MediaKind.WEBP, MediaSamples.extendedWebp(2, tagged)))
                .isEqualTo(MediaSamples.extendedWebp(2, plain));
    }

    @Test
    void keepsTheLoopOfAGif() {
        byte[] cleaned = MediaCleaner.clean(MediaKind.GIF, MediaSamples.taggedGif());
        assertThat(latin(cleaned)).contains("NETSCAPE2.0\3\1\0\0\0");
        assertThat(cleaned).hasSize(MediaSamples.gif().length + 19);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"JPEG", "PNG", "WEBP", "GIF"})
    void returnsEveryOtherKindAsItIs(MediaKind kind) {
        byte[] content = latin("PLANTED");
        assertThat(MediaCleaner.clean(kind, content)).isSameAs(content).isEqualTo(latin("PLANTED"));
    }

    @Property
    void randomBytesBehindASignatureAreCleanedOrRefused(
            @ForAll("photos") Sample sample, @ForAll byte[] noise, @ForAll byte signatureLength) {
        int kept = Math.min(Math.abs((int) signatureLength), sample.plain().length);
        assertCleanedOrRefused(sample.kind(), concat(Arrays.copyOf(sample.plain(), kept), noise));
    }

    @Property
    void photosWithChangedBytesAreCleanedOrRefused(
            @ForAll("photos") Sample sample, @ForAll("positions") int position, @ForAll byte value) {
        byte[] changed = sample.tagged().clone();
        changed[position % changed.length] = value;
        assertCleanedOrRefused(sample.kind(), changed);
    }

    @Provide
    Arbitrary<Sample> photos() {
        return Arbitraries.of(samples().toList());
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, 4000).withDistribution(RandomDistribution.uniform());
    }

    private static void assertCleanedOrRefused(MediaKind kind, byte[] content) {
        byte[] cleaned;
        try {
            cleaned = MediaCleaner.clean(kind, content);
        } catch (MalformedMediaException e) {
            return;
        }
        assertThat(MediaCleaner.clean(kind, cleaned)).isEqualTo(cleaned);
    }

    private static boolean revealing(byte[] content) {
        var text = latin(content);
        return Stream.of("PLAN", "GPS", "1AY&", "&YA1", "\u0007\u00E8\u000C\u001F")
                .anyMatch(text::contains);
    }
}
