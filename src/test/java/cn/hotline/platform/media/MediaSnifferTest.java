package cn.hotline.platform.media;

import static cn.hotline.platform.media.MediaSamples.concat;
import static cn.hotline.platform.media.MediaSamples.hex;
import static cn.hotline.platform.media.MediaSamples.latin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MediaSnifferTest {
    private static final int LIMIT = 64 * 1024;

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(MediaKind.JPEG, "a JPEG", MediaSamples.jpeg()),
                arguments(MediaKind.PNG, "a PNG", MediaSamples.png()),
                arguments(MediaKind.WEBP, "a WebP", MediaSamples.webp()),
                arguments(MediaKind.GIF, "a GIF", MediaSamples.gif()),
                arguments(MediaKind.WAV, "a WAV", concat(hex("52494646 24000000"), latin("WAVEfmt "), new byte[28])),
                arguments(MediaKind.MP3, "bare MP3 frames", mp3()),
                arguments(MediaKind.MP3, "an MP3 with an ID3 tag", concat(id3(200), new byte[200], mp3())),
                arguments(MediaKind.MP3, "an MP3 with a large cover", Arrays.copyOf(id3(200_000), LIMIT)),
                arguments(MediaKind.AMR, "narrow band AMR", concat(latin("#!AMR\n"), amrFrames(0x3C, 32))),
                arguments(MediaKind.AMR, "wide band AMR", concat(latin("#!AMR-WB\n"), amrFrames(0x44, 61))),
                arguments(MediaKind.OGG, "Opus in Ogg", ogg("OpusHead")),
                arguments(MediaKind.OGG, "Vorbis in Ogg", ogg("\1vorbis")),
                arguments(MediaKind.MP4, "an MP4", ftyp("isom", "iso2", "avc1", "mp41")),
                arguments(MediaKind.MP4, "an unknown brand like MP4", ftyp("abcd", "mp42")),
                arguments(MediaKind.MP4, "an MP4 with tracks", concat(ftyp("mp42"), moov("soun", "vide"))),
                arguments(MediaKind.M4A, "an iPhone voice memo", ftyp("M4A ", "mp42", "isom")),
                arguments(MediaKind.M4A, "an Android voice recording", concat(ftyp("mp42", "isom"), moov("soun"))),
                arguments(MediaKind.MOV, "a QuickTime film", ftyp("qt  ")),
                arguments(MediaKind.THREE_GP, "a 3GP", ftyp("3gp4", "isom")),
                arguments(MediaKind.WEBM, "a WebM", ebml("webm")),
                arguments(MediaKind.PDF, "a PDF", latin("%PDF-1.7\n%\u00E2\u00E3\n1 0 obj\n<< /Type /Catalog >>\n")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void recognises(MediaKind expected, String name, byte[] head) {
        assertThat(MediaSniffer.sniff(head)).contains(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasASample(MediaKind kind) {
        assertThat(accepted().map(sample -> sample.get()[0])).contains(kind);
    }

    static Stream<Arguments> refused() {
        return Stream.concat(refusedFormats(), refusedPolyglots());
    }

    private static Stream<Arguments> refusedFormats() {
        return Stream.of(
                arguments("nothing", new byte[0]),
                arguments("text", latin("Hello, this is a complaint.")),
                arguments("HTML", latin("<!DOCTYPE html><html><body></body></html>")),
                arguments("SVG", latin("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>")),
                arguments("a shell script", latin("#!/bin/sh\nrm -rf /\n")),
                arguments("a script disguised as AMR", latin("#!AMR\nrm -rf /\n")),
                arguments("an AMR header without recording", latin("#!AMR\n")),
                arguments("a ZIP or office file", zip()),
                arguments("an old office file", concat(hex("D0CF11E0A1B11AE1"), new byte[600])),
                arguments("a Windows program", concat(latin("MZ"), new byte[600])),
                arguments("a Linux program", concat(hex("7F454C46020101"), new byte[600])),
                arguments("HEIC", ftyp("heic", "mif1", "heic")),
                arguments("HEIC with a film brand in front", ftyp("isom", "heic")),
                arguments("AVIF", ftyp("avif", "mif1", "miaf")),
                arguments("a Canon raw photo", ftyp("crx ", "isom")),
                arguments("an unknown brand", ftyp("abcd", "efgh")),
                arguments("a brand list that ends too early", Arrays.copyOf(ftyp("isom", "mp42"), 18)),
                arguments("Matroska", ebml("matroska")),
                arguments("Theora", ogg("\u0080theora")),
                arguments("Theora behind Vorbis", concat(ogg("\1vorbis"), ogg("\u0080theora"))),
                arguments("two bytes like MP3", hex("FFFB9064 0000 0000")),
                arguments("a single MP3 frame before text", concat(Arrays.copyOf(mp3(), 417), latin("Hello, text"))),
                arguments("FLAC behind an ID3 tag", concat(id3(20), new byte[20], latin("fLaC"), new byte[99])),
                arguments("an ID3 tag that ends too early", id3(200_000)),
                arguments("a PDF behind something else", latin("GARBAGE\n%PDF-1.7\n1 0 obj\n")));
    }

    private static Stream<Arguments> refusedPolyglots() {
        byte[] script = latin("<script>alert(1)</script>");
        return Stream.of(
                arguments("a PDF that is also HTML", concat(latin("%PDF-1.7\n"), latin("<html>"), script)),
                arguments("a GIF that is also a script", concat(latin("GIF89a"), script)),
                arguments("a PNG with a script", concat(MediaSamples.png(), script)),
                arguments("a JPEG that is also PHP", concat(MediaSamples.jpeg(), latin("<?PHP system(1);"))),
                arguments("a JPEG that is also a ZIP", concat(MediaSamples.jpeg(), zip())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, byte[] head) {
        assertThat(MediaSniffer.sniff(head)).isEmpty();
    }

    @Test
    void looksAtTheFirst64KibOnly() {
        byte[] late = concat(Arrays.copyOf(MediaSamples.jpeg(), LIMIT), latin("<script>"));
        byte[] early = concat(Arrays.copyOf(MediaSamples.jpeg(), LIMIT - 8), latin("<script>"));
        assertThat(MediaSniffer.sniff(late)).contains(MediaKind.JPEG);
        assertThat(MediaSniffer.sniff(early)).isEmpty();
    }

    @Test
    void kindsDescribeThemselves() {
        assertThat(MediaKind.THREE_GP.mimeType()).isEqualTo("video/3gpp");
        assertThat(MediaKind.THREE_GP.extension()).isEqualTo("3gp");
        assertThat(MediaKind.values())
                .extracting(MediaKind::group)
                .containsOnlyOnce(MediaKind.Group.DOCUMENT)
                .contains(MediaKind.Group.PHOTO, MediaKind.Group.AUDIO, MediaKind.Group.VIDEO);
        assertThat(MediaKind.values()).extracting(MediaKind::mimeType).doesNotHaveDuplicates();
        assertThat(MediaKind.values()).extracting(MediaKind::extension).doesNotHaveDuplicates();
    }

    @Property
    void randomBytesAreNeverTakenForMedia(@ForAll byte[] noise) {
        assertThat(MediaSniffer.sniff(concat(latin("~"), noise))).isEmpty();
    }

    @Property
    void damagedHeadsNeverThrow(@ForAll("heads") byte[] head, @ForAll byte[] noise, @ForAll byte length) {
        byte[] kept = Arrays.copyOf(head, Math.min(head.length, Math.abs((int) length)));
        assertThat(MediaSniffer.sniff(concat(kept, noise))).isNotNull();
        assertThat(MediaSniffer.sniff(kept)).isNotNull();
    }

    @Provide
    Arbitrary<byte[]> heads() {
        var accepted = accepted().map(sample -> (byte[]) sample.get()[2]);
        var refused = refused().map(sample -> (byte[]) sample.get()[1]);
        return Arbitraries.of(Stream.concat(accepted, refused).toList());
    }

    private static byte[] zip() {
        return concat(latin("PK\3\4"), hex("1400 0000 0800"), latin("0123456789012345[Content_Types].xml"));
    }

    private static byte[] mp3() {
        byte[] frame = Arrays.copyOf(hex("FFFB9064"), 417);
        return concat(frame, frame, frame);
    }

    private static byte[] id3(int length) {
        byte[] size = {
            (byte) (length >> 21 & 127), (byte) (length >> 14 & 127), (byte) (length >> 7 & 127), (byte) (length & 127)
        };
        return concat(latin("ID3\3\0\0"), size);
    }

    private static byte[] amrFrames(int header, int length) {
        byte[] frame = new byte[length];
        frame[0] = (byte) header;
        return concat(frame, frame, frame);
    }

    private static byte[] ogg(String codec) {
        return concat(latin("OggS\0\2"), new byte[20], new byte[] {1, 30}, Arrays.copyOf(latin(codec), 30));
    }

    private static byte[] box(String type, byte[] content) {
        byte[] size = ByteBuffer.allocate(4).putInt(content.length + 8).array();
        return concat(size, latin(type), content);
    }

    private static byte[] ftyp(String major, String... compatible) {
        return box("ftyp", concat(latin(major), new byte[4], latin(String.join("", compatible))));
    }

    private static byte[] moov(String... handlers) {
        byte[][] boxes = Stream.of(handlers)
                .map(handler -> box("hdlr", concat(new byte[8], latin(handler), new byte[13])))
                .toArray(byte[][]::new);
        return box("moov", concat(boxes));
    }

    private static byte[] ebml(String docType) {
        byte[] type = concat(hex("4282"), new byte[] {(byte) (0x80 | docType.length())}, latin(docType));
        byte[] header = concat(hex("42868101"), type, hex("42878104"));
        return concat(hex("1A45DFA3"), new byte[] {(byte) (0x80 | header.length)}, header, hex("18538067"));
    }
}
