/** The State Council's working calendar and the limits that are counted in it; the rest of the room asks {@code Rulebooks}. */
@NullMarked
package cn.hotline.supervision.calendar;

import org.jspecify.annotations.NullMarked;
