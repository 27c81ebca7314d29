/** Service halls (政务服务大厅). */
@NullMarked
package cn.hotline.hall;

import org.jspecify.annotations.NullMarked;
