package cn.hotline.notice;

/** Where a notice is on its way. */
public enum NoticeState {
    /** 待发送 */
    CREATED,
    /** 已提交: a gateway has taken it. */
    SENT,
    /** 已送达 */
    DELIVERED,
    /** 暂时失败: tried again. */
    FAILED_TEMPORARY,
    /** 发送失败: never to be tried again, unless somebody says so. */
    FAILED_PERMANENT,
    /** 不发送: the person does not want it, or it could not be sent while it mattered. */
    SUPPRESSED,
    /** 已取消: what it was about is done. */
    CANCELLED
}
