/** What a kiosk prints: a receipt for whoever handed something in, a blank form for whoever wants to fill it in at home. */
@NullMarked
package cn.hotline.channel.kiosk.print;

import org.jspecify.annotations.NullMarked;
