package cn.hotline.ticket;

/** What a citizen wants (诉求类型). */
public enum TicketType {
    /** 咨询 */
    CONSULTATION,
    /** 求助 */
    HELP,
    /** 投诉 */
    COMPLAINT,
    /** 举报 */
    REPORT,
    /** 建议 */
    SUGGESTION,
    /** 表扬 */
    COMMENDATION
}
