/** The dated dispatch catalogue (派单目录): whose duty a matter is, by which rule, and what another set of rules would have done. */
@NullMarked
package cn.hotline.dispatch.rules;

import org.jspecify.annotations.NullMarked;
