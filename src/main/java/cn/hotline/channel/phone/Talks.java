package cn.hotline.channel.phone;

import cn.hotline.access.Caller;
import cn.hotline.survey.CallEvidence;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Which calls were talks, as the call platform tells. */
@Singleton
class Talks implements CallEvidence {

    private final TelephonyDoor door;

    Talks(TelephonyDoor door) {
        this.door = door;
    }

    @Override
    public boolean isTalk(String callId, Caller.Staff staff, Instant since) {
        return !door.isOpen()
                || PhoneCall.named(callId)
                        .filter(call -> call.isOf(staff) && call.isTalkSince(since))
                        .isPresent();
    }
}
