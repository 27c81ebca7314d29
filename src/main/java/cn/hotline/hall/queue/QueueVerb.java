package cn.hotline.hall.queue;

/** What happens to a number; each is a row of its history. */
public enum QueueVerb {
    /** 取号 */
    TAKEN(QueueState.WAITING),
    /** 请准备: soon it will be their turn. */
    NEAR(QueueState.WAITING),
    /** 叫号 */
    CALLED(QueueState.CALLED),
    /** 重呼 */
    RECALLED(QueueState.CALLED),
    /** 开始办理 */
    STARTED(QueueState.SERVING),
    /** 过号 */
    SKIPPED(QueueState.SKIPPED),
    /** 暂挂: they fetch something and come back. */
    PARKED(QueueState.PARKED),
    /** Back in the queue after {@link #SKIPPED} or {@link #PARKED}. */
    RETURNED(QueueState.WAITING),
    /** 优先核定: the reception desk grants or corrects their priority. */
    PRIORITISED(QueueState.WAITING),
    /** 转窗口 */
    REDIRECTED(QueueState.WAITING),
    /** 办结 */
    FINISHED(QueueState.DONE),
    /** 离开 */
    LEFT(QueueState.LEFT);

    private final QueueState leadsTo;

    QueueVerb(QueueState leadsTo) {
        this.leadsTo = leadsTo;
    }

    /** How a number stands afterwards, whatever was before. */
    QueueState leadsTo() {
        return leadsTo;
    }
}
