/** The doors: each turns its own language into one {@link cn.hotline.ticket.Intake}; none has ticket logic of its own. */
@NullMarked
package cn.hotline.channel;

import org.jspecify.annotations.NullMarked;
