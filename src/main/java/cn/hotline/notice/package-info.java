/** What citizens are told by SMS and WeChat, and what they write back: templates, outbox, gateways, receipts, replies. */
@NullMarked
package cn.hotline.notice;

import org.jspecify.annotations.NullMarked;
