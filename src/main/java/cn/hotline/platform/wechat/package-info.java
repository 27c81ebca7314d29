/** WeChat's own API: one way out, one place for access tokens. */
@NullMarked
package cn.hotline.platform.wechat;

import org.jspecify.annotations.NullMarked;
