package cn.hotline.notice;

import java.util.List;

/** What a citizen is told by SMS or WeChat (domain §2, §3, §5), and the words that its text is made with. */
public enum NoticeEvent {
    /** 已受理登记: number and track code. */
    RECEIVED("number code", ""),
    /** 请补充: something is asked for. */
    ASKED("number", ""),
    /** 已派单 */
    DISPATCHED("number", "unit"),
    /** 已延期 */
    EXTENDED("number date", ""),
    /** 时限调整 */
    MOVED("number date", ""),
    /** 已答复 */
    REPLIED("number", "unit"),
    /** 已办结 */
    CLOSED("number", ""),
    /** 重办 */
    REDO_GRANTED("number", "unit"),
    /** 不予重办, with the reason. */
    REDO_REFUSED("number reason", ""),
    /** 满意度调查 */
    SURVEY("number link", ""),
    /** 调查提醒: the only one. */
    SURVEY_REMINDER("number link", ""),
    /** What an answer meant that could be read in two ways; asked once. */
    SURVEY_QUESTION("number", "link"),
    /** 未能补充: the ticket that a text names is over. */
    NOT_ADDED("number", ""),
    /** 预约成功 */
    APPOINTMENT_CONFIRMED("number time hall", ""),
    /** 预约提醒 */
    APPOINTMENT_REMINDER("number time hall", ""),
    /** 预约改期 */
    APPOINTMENT_MOVED("number time hall", ""),
    /** 预约取消: by somebody else than whoever made it. */
    APPOINTMENT_CANCELLED("number time hall", ""),
    /** 候补号源: to be confirmed in time. */
    APPOINTMENT_OFFERED("number time until", "hall"),
    /** 候补结束: until its time was over no seat came free. */
    WAITING_ENDED("hall date", ""),
    /** 预约冲突: the hall can't keep it; what is free instead. */
    APPOINTMENT_CONFLICT("number time instead", "hall"),
    /** 预约照常: the hall can keep it after all. */
    APPOINTMENT_STANDS("number time", "hall"),
    /** 未到提醒 */
    NO_SHOW_WARNING("number", "time hall"),
    /** 暂停预约 */
    NO_SHOW_BAR("number until", "time hall"),
    /** 登录验证码 */
    LOGIN_CODE("code minutes", "");

    private final String required;
    private final String optional;

    /** Names with spaces between them. */
    NoticeEvent(String required, String optional) {
        this.required = required;
        this.optional = optional;
    }

    /** Words without which the text would be of no use. */
    public List<String> required() {
        return List.of(required.split(" "));
    }

    /** All words a text may have; whoever posts a notice gives all of them. */
    public List<String> known() {
        return List.of((required + " " + optional).strip().split(" "));
    }

    /** Whether a person may do without it: a login code was asked for by whoever gets it. */
    public boolean mayBeUnwanted() {
        return this != LOGIN_CODE;
    }

    /** Asked in the hours of surveys. */
    public boolean isSurvey() {
        return this == SURVEY || this == SURVEY_REMINDER || this == SURVEY_QUESTION;
    }

    /** Whether it is one of the so many that a number gets a day; what the citizen waits for is not. */
    boolean isCapped() {
        return this != LOGIN_CODE && this != SURVEY_QUESTION;
    }
}
