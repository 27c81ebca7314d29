package cn.hotline.hall.queue;

/** Who is let go first (优先): each by the same credit; it does not add up with others. */
public enum Priority {
    NONE,
    /** 老年人 */
    ELDERLY,
    /** 残疾人 */
    DISABLED,
    /** 孕妇 */
    PREGNANT,
    /** 携带婴幼儿 */
    WITH_INFANT,
    /** 军人、消防救援人员 */
    SERVICE_PERSON
}
