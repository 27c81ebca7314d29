/** Working time, limits and whoever watches over them (督办). */
@NullMarked
package cn.hotline.supervision;

import org.jspecify.annotations.NullMarked;
