/** The queue of a hall (排队叫号): one fair order of walk-ins, appointments and priorities (ADR 0025). */
@NullMarked
package cn.hotline.hall.queue;

import org.jspecify.annotations.NullMarked;
