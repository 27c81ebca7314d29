/** Self-service kiosks in halls. */
@NullMarked
package cn.hotline.channel.kiosk;

import org.jspecify.annotations.NullMarked;
