package cn.hotline.channel.partner;

import cn.hotline.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One row of an import as it was read: a submission, or why it is none.
 *
 * @param line from 1; of a table without its header
 */
record ImportRow(
        int line,
        @Nullable PartnerSubmission submission,
        @Nullable Refusal refusal) {

    /** The first row there is beyond what one import may hold is enough to refuse it. */
    static final int MOST = 1000;
}
