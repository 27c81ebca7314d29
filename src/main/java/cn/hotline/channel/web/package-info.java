/** Web portal and mobile app: citizens file and follow their tickets. */
@NullMarked
package cn.hotline.channel.web;

import org.jspecify.annotations.NullMarked;
