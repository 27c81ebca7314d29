/** Triage at the centre (受理派单): accept and classify, answer or turn away lawfully, dispatch to the unit whose duty it is. */
@NullMarked
package cn.hotline.dispatch;

import org.jspecify.annotations.NullMarked;
