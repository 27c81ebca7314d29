package cn.hotline.platform.media;

/** Says that a file is damaged or incomplete; its message never repeats anything from the file. */
public final class MalformedMediaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedMediaException(String message) {
        super(message);
    }
}
