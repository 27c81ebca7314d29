package cn.hotline.demo;

/** 实名 匿名 保密; drawn by door, as somebody logged in is never anonymous. */
enum ReporterKind {
    NAMED,
    ANONYMOUS,
    CONFIDENTIAL;

    static ReporterKind of(Message message) {
        int anonymousPercent = switch (Door.of(message)) {
            case APP -> 0;
            case KIOSK, PHONE -> 10;
            case WEB -> 50;
        };
        int drawn = message.draw("reporter", 100);
        if (drawn < anonymousPercent) {
            return ANONYMOUS;
        }
        return drawn >= 93 ? CONFIDENTIAL : NAMED;
    }
}
