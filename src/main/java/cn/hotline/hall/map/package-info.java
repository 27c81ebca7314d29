/** The way through a hall (大厅导航): points, passages, routes in words and as drawings. */
@NullMarked
package cn.hotline.hall.map;

import org.jspecify.annotations.NullMarked;
