/** Signed requests of machines (RFC 9421): who sent them, that nobody changed them, and that they come once. */
@NullMarked
package cn.hotline.platform.signing;

import org.jspecify.annotations.NullMarked;
