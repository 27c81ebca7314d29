/** Two command-line clients of a running service: one plays messages through the whole loop, one proves the history. */
@NullMarked
package cn.hotline.demo;

import org.jspecify.annotations.NullMarked;
