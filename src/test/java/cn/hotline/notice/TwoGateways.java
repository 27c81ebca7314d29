package cn.hotline.notice;

import cn.hotline.support.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An afternoon with two gateways that say what they are told to. */
abstract class TwoGateways {

    final Scripted first = new Scripted("a");
    final Scripted second = new Scripted("b");
    final PostOffice both = PostOffice.with(first, second);
    final PostOffice alone = PostOffice.with(first);

    @BeforeEach
    void afternoon() {
        ANotice.afternoon();
    }

    @AfterEach
    void present() {
        ANotice.afternoon();
        MovedClock.reset();
    }
}
