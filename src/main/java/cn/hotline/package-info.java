/** The way into the process: what the first word of the command line starts. */
@NullMarked
package cn.hotline;

import org.jspecify.annotations.NullMarked;
