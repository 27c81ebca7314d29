package cn.hotline.hall.queue;

/** What a visit to a counter came to (办理结果). */
public enum VisitResult {
    SERVED,
    /** 材料不全 */
    MATERIALS_MISSING,
    /** 窗口不符 */
    WRONG_WINDOW,
    OTHER
}
