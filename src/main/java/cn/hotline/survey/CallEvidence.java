package cn.hotline.survey;

import cn.hotline.access.Caller;
import java.time.Instant;

/** Whoever knows which calls there were: a rating noted on the phone needs the call it was said in. */
public interface CallEvidence {

    /** Whether this member of staff spoke with somebody in that call, and not before then; always, where no call platform is connected. */
    boolean isTalk(String callId, Caller.Staff staff, Instant since);
}
