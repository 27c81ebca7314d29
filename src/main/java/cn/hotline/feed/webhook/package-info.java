/** Events of a partner's tickets, delivered to addresses the partner names (webhooks). */
@NullMarked
package cn.hotline.feed.webhook;

import org.jspecify.annotations.NullMarked;
