package cn.hotline.supervision.calendar;

/** Whose clock it is. */
public enum DeadlineKind {
    /** The centre accepts and dispatches (受理派单). */
    TRIAGE,
    /** The unit signs for it (签收). */
    SIGN,
    /** The unit handles and replies (办理). */
    HANDLE,
    /** The centre reviews a reply (审核). */
    REVIEW,
    /** The centre decides on a return (退单审核). */
    RETURN_REVIEW,
    /** The centre decides on a request such as an extension or a suspension (延期、挂账申请). */
    REQUEST,
    /** A unit may appeal (申诉). */
    APPEAL,
    /** A coordination case is determined (协调). */
    COORDINATION,
    /** An assisting unit or a participant gives an opinion (协办意见). */
    OPINION,
    /** The centre closes what was replied (办结). */
    CLOSURE,
    /** A supervision order is answered (督办单). */
    ORDER,
    /** A milestone of a suspended matter is reached (挂账节点). */
    MILESTONE
}
