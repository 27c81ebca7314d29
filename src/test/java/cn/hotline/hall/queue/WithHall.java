package cn.hotline.hall.queue;

import cn.hotline.support.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a hall of its own, at ten in the morning. */
abstract class WithHall {

    AHall hall;

    @BeforeEach
    void morning() {
        AHall.morning();
        hall = AHall.fresh();
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }
}
