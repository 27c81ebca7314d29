package cn.hotline.supervision;

/** What happens at a clock when time passes, in this order. */
enum Stage {
    /** 恢复办理: the suspension is over. */
    RESUME,
    /** 临期提醒 */
    WARNING,
    /** 黄牌 is proposed. */
    YELLOW,
    /** 红牌 is proposed. */
    RED,
    /** The centre's own clock is over. */
    OVERDUE,
    /** What nobody decided or answered is decided or escalated. */
    LAPSE
}
