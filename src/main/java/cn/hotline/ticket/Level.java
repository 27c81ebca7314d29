package cn.hotline.ticket;

/** How pressing it is (等级). */
public enum Level {
    /** 一般 */
    GENERAL,
    /** 紧急 */
    URGENT,
    /** 重大 */
    MAJOR
}
