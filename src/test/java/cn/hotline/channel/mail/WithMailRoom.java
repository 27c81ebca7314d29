package cn.hotline.channel.mail;

import cn.hotline.support.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a letter box of its own, a room that reads it, and somebody who writes to it. */
abstract class WithMailRoom {

    final LetterBox box = new LetterBox();
    Writer writer;
    MailRoom room;

    @BeforeEach
    void open() throws Exception {
        room = MailRoom.at(box);
        room.acknowledgements().send();
        box.empty();
        writer = Writer.at(box, room);
    }

    @AfterEach
    void close() {
        box.stop();
        MovedClock.reset();
    }
}
