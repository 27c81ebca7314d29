package cn.hotline.hall.queue;

/** What happens to a number; each is a row of its history. */
public enum QueueVerb {
    /** 取号 */
    TAKEN,
    /** 请准备: soon it will be their turn. */
    NEAR,
    /** 叫号 */
    CALLED,
    /** 重呼 */
    RECALLED,
    /** 开始办理 */
    STARTED,
    /** 过号 */
    SKIPPED,
    /** 暂挂: they fetch something and come back. */
    PARKED,
    /** Back in the queue after {@link #SKIPPED} or {@link #PARKED}. */
    RETURNED,
    /** 优先核定: the reception desk grants or corrects their priority. */
    PRIORITISED,
    /** 转窗口 */
    REDIRECTED,
    /** 办结 */
    FINISHED,
    /** 离开 */
    LEFT
}
