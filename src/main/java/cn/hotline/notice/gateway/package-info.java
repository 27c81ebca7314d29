/** The ways to citizens' phones, each by its own protocol. */
@NullMarked
package cn.hotline.notice.gateway;

import org.jspecify.annotations.NullMarked;
