package cn.hotline.demo;

/** One kind of request the clients make, as the summary counts them. */
enum Step {
    START("look around"),
    LOG_IN("log in"),
    FILE("file"),
    FILE_AGAIN("file again, same key"),
    TELL("tell of a call"),
    PRINT("print"),
    READ("read"),
    ACCEPT("accept"),
    DISPATCH("dispatch"),
    SIGN_FOR("sign for"),
    REPLY("reply"),
    SEND_BACK("send back"),
    APPROVE("approve"),
    CLOSE("close"),
    RATE("rate"),
    CHECK("check"),
    BOOK("book"),
    TAKE("take a number"),
    CALL_NEXT("call the next"),
    SERVE("serve"),
    VERIFY("verify history"),
    WATCH("watch");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
