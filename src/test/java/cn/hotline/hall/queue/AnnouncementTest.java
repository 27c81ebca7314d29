package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said aloud. */
class AnnouncementTest {

    @Test
    void digitsAreReadOneByOne() {
        var said = Announcement.of("A012", "3号窗口", "Counter 3");
        assertThat(said.chinese()).isEqualTo("请A零一二号到3号窗口办理");
        assertThat(said.english()).isEqualTo("Number A 0 1 2, please go to Counter 3");
    }
}
