package cn.hotline.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 text that knows its line, drops a byte order mark and refuses any byte that is not UTF-8. */
final class StrictText extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).limit(0);
    private boolean ended;
    private boolean begun;
    private long line = 1;
    private long quotes;
    private char last;

    StrictText(InputStream in) {
        this.in = in;
    }

    /** Quotation marks read so far; an odd number at the end means one was never closed. */
    long quotes() {
        return quotes;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        if (length == 0) {
            return 0;
        }
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int count = chars.position() - offset;
            if (count > 0) {
                return accepted(target, offset, count);
            }
            if (result.isError()) {
                throw new BadMessages(line, "not UTF-8 text; convert the file first, e.g. iconv -f GB18030 -t UTF-8");
            }
            if (result.isOverflow()) {
                throw new IOException("the buffer is too small for one character");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }

    private int accepted(char[] target, int offset, int count) {
        int from = offset;
        if (!begun && target[offset] == '\uFEFF') {
            // A mark turned into a space would be part of the first column's name; shift it out instead.
            System.arraycopy(target, offset + 1, target, offset, count - 1);
            count--;
        }
        begun = true;
        for (int i = from; i < from + count; i++) {
            count(target[i]);
        }
        return count;
    }

    private void count(char c) {
        if (c == '\0') {
            throw new BadMessages(line, "a NUL character; this is not a UTF-8 text file");
        }
        if (c == '\r' || (c == '\n' && last != '\r')) {
            line++;
        }
        if (c == '"') {
            quotes++;
        }
        last = c;
    }
}
