package cn.hotline.platform.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Small photos with planted metadata; everything planted contains the word PLANTED or the GPS numbers. */
public final class MediaSamples {
    static final String XMP = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>PLANTED-XMP</x:xmpmeta>";
    static final String TRAILER = "ftypmp42 PLANTED-VIDEO";
    public static final int LATITUDE_SECONDS = 0x31415926;

    private static final String LOSSLESS_WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private MediaSamples() {}

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String latin(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] inserted(byte[] into, int at, byte[]... parts) {
        return concat(Arrays.copyOf(into, at), concat(parts), Arrays.copyOfRange(into, at, into.length));
    }

    public static byte[] encoded(String format, boolean progressive) {
        var image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 24 * 16; i++) {
            image.setRGB(i % 24, i / 24, i * 0x3F7);
        }
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var param = writer.getDefaultWriteParam();
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    public static int[] pixels(byte[] content) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(content));
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] segment(int marker, byte[] payload) {
        int length = payload.length + 2;
        return concat(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, payload);
    }

    /** IFD0 with maker, orientation and GPS pointer, a GPS IFD, and an IFD1 thumbnail behind it. */
    static byte[] exif(ByteOrder order, int orientation) {
        var tiff = ByteBuffer.allocate(160).order(order);
        tiff.put(latin(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")).putShort((short) 42);
        tiff.putInt(8).putShort((short) 3);
        entry(tiff, 0x010F, 2, 16).putInt(80);
        entry(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        entry(tiff, 0x8825, 4, 1).putInt(50);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        entry(tiff, 0x0002, 5, 3).putInt(96);
        tiff.position(80).put(latin("PLANTED-SERIAL\0"));
        tiff.position(96).putInt(31).putInt(1).putInt(14).putInt(1).putInt(LATITUDE_SECONDS);
        tiff.position(124).put(hex("FFD8FFE0")).put(latin("PLANTED-THUMBNAIL")).put(hex("FFD9"));
        return concat(latin("Exif\0\0"), tiff.array());
    }

    public static byte[] jpeg() {
        return encoded("jpeg", false);
    }

    public static byte[] taggedJpeg(byte[] plain, ByteOrder order, int orientation) {
        byte[] mpf = segment(0xE2, latin("MPF\0PLANTED-MPF"));
        byte[] makerNote = segment(0xED, latin("Photoshop 3.0\0PLANTED-IPTC"));
        byte[] comment = segment(0xFE, latin("PLANTED-COMMENT"));
        byte[] exif = segment(0xE1, exif(order, orientation));
        byte[] tagged = inserted(plain, 20, exif, segment(0xE1, latin(XMP)), mpf, makerNote, comment);
        return concat(tagged, hex("FFD8FFE1"), latin(TRAILER));
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] checked = concat(latin(type), data);
        var crc = new CRC32();
        crc.update(checked);
        return concat(int32(data.length), checked, int32((int) crc.getValue()));
    }

    static byte[] png() {
        return encoded("png", false);
    }

    static byte[] taggedPng() {
        byte[] text = chunk("tEXt", latin("Comment\0PLANTED-COMMENT"));
        byte[] xmp = chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0PLANTED-XMP"));
        byte[] zipped = chunk("zTXt", latin("PLANTED-KEY\0\0"));
        byte[] exif = chunk("eXIf", exif(ByteOrder.BIG_ENDIAN, 1));
        byte[] time = chunk("tIME", hex("07E80C1F173B3B"));
        byte[] unknown = chunk("caNv", latin("PLANTED-UNKNOWN"));
        return concat(inserted(png(), 33, text, xmp, zipped, exif, time, unknown), latin(TRAILER));
    }

    static byte[] riff(String type, byte[] data) {
        byte[] size = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(data.length)
                .array();
        return concat(latin(type), size, data, new byte[data.length & 1]);
    }

    static byte[] vp8l() {
        byte[] plain = webp();
        return Arrays.copyOfRange(plain, 12, plain.length);
    }

    static byte[] webp() {
        return Base64.getDecoder().decode(LOSSLESS_WEBP);
    }

    static byte[] extendedWebp(int flags, byte[]... chunks) {
        byte[] extended = riff("VP8X", concat(new byte[] {(byte) flags}, new byte[9]));
        return riff("RIFF", concat(latin("WEBP"), extended, concat(chunks)));
    }

    static byte[] taggedWebp() {
        byte[] exif = riff("EXIF", exif(ByteOrder.LITTLE_ENDIAN, 6));
        byte[] xmp = riff("XMP ", latin("PLANTED-XMP"));
        byte[] unknown = riff("NOTE", latin("PLANTED-NOTE"));
        byte[] profile = riff("ICCP", latin("profile"));
        return concat(extendedWebp(0x2C, profile, vp8l(), exif, xmp, unknown), latin(TRAILER));
    }

    static byte[] gif() {
        return encoded("gif", false);
    }

    static byte[] gifApplication(String id, byte[] subBlocks) {
        return concat(hex("21FF0B"), latin(id), subBlocks, new byte[1]);
    }

    static byte[] taggedGif() {
        byte[] comment = concat(hex("21FE0F"), latin("PLANTED-COMMENT"), new byte[1]);
        byte[] xmp = gifApplication("XMP DataXMP", concat(hex("0B"), latin("PLANTED-XMP")));
        byte[] loop = gifApplication("NETSCAPE2.0", hex("03010000"));
        byte[] plain = gif();
        int colours = 3 << (plain[10] & 7) + 1;
        return concat(inserted(plain, 13 + colours, loop, comment, xmp), latin(TRAILER));
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
