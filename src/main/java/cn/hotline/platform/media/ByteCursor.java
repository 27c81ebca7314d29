package cn.hotline.platform.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads a byte array forward and refuses every step outside its window. */
final class ByteCursor {
    private final byte[] content;
    private final int limit;
    private int position;

    ByteCursor(byte[] content) {
        this(content, 0, content.length);
    }

    private ByteCursor(byte[] content, int position, int limit) {
        this.content = content;
        this.position = position;
        this.limit = limit;
    }

    int remaining() {
        return limit - position;
    }

    int position() {
        return position;
    }

    int peek() {
        require(1);
        return content[position] & 0xFF;
    }

    int u8() {
        int value = peek();
        position++;
        return value;
    }

    int u16be() {
        return u8() << 8 | u8();
    }

    int u16le() {
        return u8() | u8() << 8;
    }

    long u32be() {
        return (long) u16be() << 16 | u16be();
    }

    long u32le() {
        return u16le() | (long) u16le() << 16;
    }

    String fourCc() {
        return ascii(4);
    }

    /** One character per byte, whatever the bytes are. */
    String ascii(int length) {
        require(length);
        String text = new String(content, position, length, StandardCharsets.ISO_8859_1);
        position += length;
        return text;
    }

    boolean startsWith(String text) {
        return text.length() <= remaining()
                && fork(position).ascii(text.length()).equals(text);
    }

    void skip(long length) {
        require(length);
        position += (int) length;
    }

    /** Takes the next bytes as a window of their own and moves past them. */
    ByteCursor slice(long length) {
        int from = position;
        skip(length);
        return new ByteCursor(content, from, position);
    }

    /** The same window again from a position that this cursor has already passed. */
    ByteCursor fork(int from) {
        return new ByteCursor(content, from, limit);
    }

    /** The bytes from a position already passed up to the current one. */
    ByteCursor since(int from) {
        return new ByteCursor(content, from, position);
    }

    void copyTo(ByteArrayOutputStream out) {
        out.write(content, position, remaining());
    }

    long crc32() {
        var crc = new CRC32();
        crc.update(content, position, remaining());
        return crc.getValue();
    }

    private void require(long length) {
        if (length < 0 || length > remaining()) {
            throw new MalformedMediaException("The file is damaged or incomplete");
        }
    }
}
