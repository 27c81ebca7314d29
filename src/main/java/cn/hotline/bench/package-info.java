/** The benchmark: a bounded load program against the packaged service. */
@NullMarked
package cn.hotline.bench;

import org.jspecify.annotations.NullMarked;
