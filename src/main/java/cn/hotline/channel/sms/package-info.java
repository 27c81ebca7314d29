/** Short messages: what a citizen texts that answers nothing becomes a ticket. */
@NullMarked
package cn.hotline.channel.sms;

import org.jspecify.annotations.NullMarked;
