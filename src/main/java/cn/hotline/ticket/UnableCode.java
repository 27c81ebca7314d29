package cn.hotline.ticket;

/** Why a unit lawfully cannot do what was asked (无法解决的原因). */
public enum UnableCode {
    /** 没有法律法规或政策依据 */
    NO_LEGAL_BASIS,
    /** 超出职权范围 */
    OUTSIDE_POWERS,
    /** 条件尚不具备 */
    CONDITIONS_NOT_MET,
    /** 事实无法查清 */
    FACTS_NOT_ESTABLISHED,
    /** 其他 */
    OTHER
}
