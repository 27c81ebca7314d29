/** Stands in for the city's SMS gateway in start mode: shows what would have been sent, and lets one answer as the citizen. */
@NullMarked
package cn.hotline.notice.demo;

import org.jspecify.annotations.NullMarked;
