/** Who is calling: citizen, staff, device or partner; their roles and data scope; logins; audited unmasking. */
@NullMarked
package cn.hotline.access;

import org.jspecify.annotations.NullMarked;
