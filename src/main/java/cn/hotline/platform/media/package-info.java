/** Recognises uploaded media by content and strips what could identify the person who made it. */
@NullMarked
package cn.hotline.platform.media;

import org.jspecify.annotations.NullMarked;
