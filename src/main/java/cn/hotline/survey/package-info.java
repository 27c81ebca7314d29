/** What citizens say about how it went: invitations, two ratings, revisits, and what comes out of them. */
@NullMarked
package cn.hotline.survey;

import org.jspecify.annotations.NullMarked;
