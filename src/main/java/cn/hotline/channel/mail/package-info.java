/** E-mail: letters to the hotline's mailbox become tickets, each once, and are acknowledged with number and track code. */
@NullMarked
package cn.hotline.channel.mail;

import org.jspecify.annotations.NullMarked;
