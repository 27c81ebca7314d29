/** Third parties with credentials of their own. */
@NullMarked
package cn.hotline.channel.partner;

import org.jspecify.annotations.NullMarked;
