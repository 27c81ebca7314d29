package cn.hotline.notice;

/** What a citizen is told by SMS or WeChat (domain §2, §3, §5). */
public enum NoticeEvent {
    /** 已受理登记: number and track code. */
    RECEIVED,
    /** 请补充: something is asked for. */
    ASKED,
    /** 已派单 */
    DISPATCHED,
    /** 已延期 */
    EXTENDED,
    /** 时限调整 */
    MOVED,
    /** 已答复 */
    REPLIED,
    /** 已办结 */
    CLOSED,
    /** 重办 */
    REDO_GRANTED,
    /** 不予重办, with the reason. */
    REDO_REFUSED,
    /** 满意度调查 */
    SURVEY,
    /** 调查提醒: the only one. */
    SURVEY_REMINDER,
    /** What an answer meant that could be read in two ways; asked once. */
    SURVEY_QUESTION,
    /** 登录验证码 */
    LOGIN_CODE;

    /** Asked in the hours of surveys. */
    boolean isSurvey() {
        return this == SURVEY || this == SURVEY_REMINDER || this == SURVEY_QUESTION;
    }

    /** Whether it is one of the so many that a number gets a day; what the citizen waits for is not. */
    boolean isCapped() {
        return this != LOGIN_CODE && this != SURVEY_QUESTION;
    }
}
