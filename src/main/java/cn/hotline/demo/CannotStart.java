package cn.hotline.demo;

/** Nothing was begun: the command, a file or the service is not as it must be. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;

    private CannotStart(int exit, String why) {
        super(why);
        this.exit = exit;
    }

    /** The command line or the file is wrong (exit 2). */
    static CannotStart usage(String why) {
        return new CannotStart(2, why);
    }

    /** The service, or what it leaves behind when started, is not there (exit 1). */
    static CannotStart noService(String why) {
        return new CannotStart(1, why);
    }

    int exit() {
        return exit;
    }
}
