/** From the transcript of a call to a proposal for its ticket: offline, explainable, never binding. */
@NullMarked
package cn.hotline.channel.phone.proposal;

import org.jspecify.annotations.NullMarked;
