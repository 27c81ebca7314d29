package cn.hotline.ticket;

/** Where a ticket stands. Delivery, overdue and urged are facts about a ticket, not statuses. */
public enum Status {
    /** 待受理 */
    FILED,
    /** 疑似恶意待核 */
    SUSPECTED,
    /** 已受理，待派单 */
    ACCEPTED,
    /** 已派单，待签收 */
    DISPATCHED,
    /** 退单待审 */
    RETURNED,
    /** 职责协调中 */
    COORDINATING,
    /** 办理中 */
    HANDLING,
    /** 答复待审核 */
    IN_REVIEW,
    /** 已答复 */
    REPLIED,
    /** 已办结 */
    CLOSED,
    /** 已归档 */
    ARCHIVED,
    /** 已撤回 */
    WITHDRAWN;

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return switch (this) {
            case FILED, SUSPECTED, ACCEPTED, DISPATCHED, RETURNED, COORDINATING, HANDLING, IN_REVIEW, REPLIED -> true;
            case CLOSED, ARCHIVED, WITHDRAWN -> false;
        };
    }
}
