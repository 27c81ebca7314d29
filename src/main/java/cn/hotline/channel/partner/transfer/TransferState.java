package cn.hotline.channel.partner.transfer;

/** How a transfer stands. */
enum TransferState {
    /** 待确认: still with whoever received it first */
    OFFERED,
    /** 已接收 */
    ACKNOWLEDGED,
    /** 已拒收 */
    REFUSED,
    /** 逾期未确认 */
    LAPSED,
    /** 已反馈结果 */
    COMPLETED,
    /** 已取消: our ticket ended meanwhile */
    CANCELLED
}
