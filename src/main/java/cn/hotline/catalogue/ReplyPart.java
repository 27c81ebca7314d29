package cn.hotline.catalogue;

/** A part of a unit's reply (答复) that a matter may make mandatory. */
public enum ReplyPart {
    /** 核查情况 */
    CHECKED,
    /** 办理结果 */
    RESULT,
    /** 政策依据 */
    LEGAL_BASIS,
    /** 联系方式 */
    CONTACT,
    /** 后续安排 */
    NEXT_STEP
}
