package cn.hotline.survey;

import cn.hotline.ticket.Channel;

/** How an answer came. */
enum Way {
    /** 短信回复 */
    SMS(Channel.SMS),
    /** 链接 */
    LINK(Channel.WEB),
    /** In a channel of the hotline, as any rating. */
    DOOR(Channel.WEB),
    /** 回访电话 */
    REVISIT(Channel.PHONE);

    private final Channel channel;

    Way(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }
}
