/** Agents file for callers and visitors. */
@NullMarked
package cn.hotline.channel.phone;

import org.jspecify.annotations.NullMarked;
