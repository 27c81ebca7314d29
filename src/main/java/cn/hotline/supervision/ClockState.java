package cn.hotline.supervision;

/** How a clock stands. */
public enum ClockState {
    RUNNING,
    /** 暂停 or 挂账 */
    PAUSED,
    /** The work was done, in time or late. */
    DONE,
    /** The work was taken away. */
    VOID;

    boolean isOpen() {
        return this == RUNNING || this == PAUSED;
    }
}
