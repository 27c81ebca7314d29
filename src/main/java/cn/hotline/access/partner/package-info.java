/** Partners: who is registered, how they prove themselves, and how much they may ask. */
@NullMarked
package cn.hotline.access.partner;

import org.jspecify.annotations.NullMarked;
