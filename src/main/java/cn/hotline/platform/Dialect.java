package cn.hotline.platform;

/**
 * How a family of addresses says what is wrong, where a standard of others has words of its own for it. The rooms bring theirs, since
 * this one knows no standard of the trade.
 */
public interface Dialect {

    /** What goes on the wire. */
    record Said(int status, String mediaType, byte[] body) {}

    boolean isSpokenAt(String path);

    Said say(Problem problem, String path);
}
