/** Matters (form, script, default unit, limit, guide), units and regions, each in versions that hold from a day on. */
@NullMarked
package cn.hotline.catalogue;

import org.jspecify.annotations.NullMarked;
