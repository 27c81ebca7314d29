/** Matters (form, default unit, limit, guide), units and regions. */
@NullMarked
package cn.hotline.catalogue;

import org.jspecify.annotations.NullMarked;
