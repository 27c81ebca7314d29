/** Matters handed to 110 and other hotlines, and taken from them; whoever received it first keeps it while that is undecided. */
@NullMarked
package cn.hotline.channel.partner.transfer;

import org.jspecify.annotations.NullMarked;
