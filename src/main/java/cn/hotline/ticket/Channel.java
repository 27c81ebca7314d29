package cn.hotline.ticket;

/** The door a contact came through (渠道); an attribute, not a subsystem. */
public enum Channel {
    /** 电话 */
    PHONE,
    /** 微信 */
    WECHAT,
    /** 门户网站 */
    WEB,
    /** 移动应用 */
    APP,
    /** 自助终端 */
    KIOSK,
    /** 合作方 */
    PARTNER,
    /** 窗口 */
    WINDOW,
    /** 短信 */
    SMS,
    /** 电子邮件 */
    EMAIL,
    /** 微博 */
    WEIBO;

    /** Whether the reporter's number is theirs for certain: somebody spoke with them, or answers for it. */
    public boolean isVouched() {
        return this == PHONE || this == PARTNER || this == WINDOW;
    }
}
