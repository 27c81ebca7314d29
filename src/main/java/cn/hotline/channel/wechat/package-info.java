/** WeChat: logins of the mini-program, and the official account, in which people talk their matter into a ticket. */
@NullMarked
package cn.hotline.channel.wechat;

import org.jspecify.annotations.NullMarked;
