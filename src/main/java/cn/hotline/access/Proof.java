package cn.hotline.access;

/** What can prove who somebody is. */
public enum Proof {
    /** A telephone number, by a code sent there or a call from there. */
    PHONE("phone"),
    /** An openid of the mini-program (小程序). */
    WECHAT_MINI("wechat-mini"),
    /** An openid of the official account (公众号). */
    WECHAT_OFFICIAL("wechat-official"),
    /** A unionid, the same in both. */
    WECHAT_UNION("wechat-union"),
    /** The number of an identity card (实名). */
    REAL_NAME("real-name");

    /** For a phone the one that tickets keep as well, so that both can be compared. */
    private final String hashed;

    Proof(String hashed) {
        this.hashed = hashed;
    }

    /** What its owner, or somebody at the desk, is shown of it; nothing of an opaque id. */
    String masked(String value) {
        return switch (this) {
            case PHONE -> new Phone(value).masked();
            case REAL_NAME -> "**************" + value.substring(Math.max(0, value.length() - 4));
            case WECHAT_MINI, WECHAT_OFFICIAL, WECHAT_UNION -> "";
        };
    }

    String hashed() {
        return hashed;
    }
}
