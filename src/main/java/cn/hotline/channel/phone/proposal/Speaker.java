package cn.hotline.channel.phone.proposal;

/** Who speaks on the line. */
public enum Speaker {
    /** 市民 */
    CITIZEN,
    /** 话务员 */
    AGENT
}
