/** Did it help: invitations, two ratings, revisits, and what they come to (domain §5). */
@NullMarked
package cn.hotline.survey;

import org.jspecify.annotations.NullMarked;
