/** The receipt that a kiosk prints for whoever handed something in. */
@NullMarked
package cn.hotline.channel.kiosk.receipt;

import org.jspecify.annotations.NullMarked;
