/** What every room stands on and that knows no word of the trade: problems, pages, clock, idempotency, crypto, limits. */
@NullMarked
package cn.hotline.platform;

import org.jspecify.annotations.NullMarked;
