package cn.hotline.demo;

/** How a message comes in; the shares are of all messages. */
enum Door {
    APP("App 登录", 70),
    KIOSK("Kiosk 自助终端", 12),
    PHONE("Phone 代市民登记", 13),
    WEB("Web 未登录", 5);

    private final String words;
    private final int percent;

    Door(String words, int percent) {
        this.words = words;
        this.percent = percent;
    }

    String words() {
        return words;
    }

    static Door of(Message message) {
        int rest = message.draw("door", 100);
        for (Door door : values()) {
            rest -= door.percent;
            if (rest < 0) {
                return door;
            }
        }
        return WEB;
    }
}
