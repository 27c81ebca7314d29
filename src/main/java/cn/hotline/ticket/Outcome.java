package cn.hotline.ticket;

/** How a ticket ended. */
public enum Outcome {
    /** 当场答复 */
    ANSWERED,
    /** 转接紧急电话 */
    EMERGENCY,
    /** 告知法定途径 */
    ROUTE_EXPLAINED,
    /** 恶意诉求 */
    MALICIOUS,
    /** 已解决 */
    RESOLVED,
    /** 确无法解决 */
    UNABLE;

    /** Whether the citizen is asked how it went; an emergency hand-over and a malicious filing are not rated. */
    public boolean isRated() {
        return this != EMERGENCY && this != MALICIOUS;
    }
}
