package cn.hotline.demo;

/** The messages cannot be played as they stand; says where and why, never what the text was. */
final class BadMessages extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadMessages(String why) {
        super(why);
    }

    BadMessages(long line, String why) {
        super("line " + line + ": " + why);
    }
}
