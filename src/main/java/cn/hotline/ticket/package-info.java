/** The one ticket (工单): its life, its history, and who may see or do what. */
@NullMarked
package cn.hotline.ticket;

import org.jspecify.annotations.NullMarked;
