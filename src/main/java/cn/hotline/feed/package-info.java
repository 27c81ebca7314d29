/** The event stream: every step of every ticket, pushed by WebSocket, polled for, and sent to partners' webhooks. */
@NullMarked
package cn.hotline.feed;

import org.jspecify.annotations.NullMarked;
