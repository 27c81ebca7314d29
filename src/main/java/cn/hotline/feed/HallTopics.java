package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.hall.HallScope;
import cn.hotline.hall.queue.Boards;
import cn.hotline.hall.queue.Holders;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;

/** Opens the topics of a hall: its board to everybody, a counter to the hall's staff, a number to its holder. */
@Singleton
class HallTopics {

    private final Boards boards;
    private final Holders holders;

    HallTopics(Boards boards, Holders holders) {
        this.boards = boards;
        this.holders = holders;
    }

    /** @throws Refusal as REST refuses the reading of the same */
    Topics.Opened open(Topic.OfHall topic, Topics.Reader reader, boolean withSnapshot) {
        boolean english = reader.messages().isEnglish();
        return switch (topic) {
            case Topic.Board board -> {
                Boards.demandHall(board.hall());
                yield new Topics.Opened(
                        "board:" + board.hall(),
                        reader.caller(),
                        withSnapshot ? boards.hall(board.hall(), english) : null,
                        0);
            }
            case Topic.AtCounter at -> {
                demandStaff(at, reader.caller());
                var counter = Boards.demandCounter(at.hall(), at.counter());
                yield new Topics.Opened(
                        "counter:" + at.hall() + "/" + at.counter(),
                        reader.caller(),
                        withSnapshot ? boards.counter(at.hall(), counter, english) : null,
                        0);
            }
            case Topic.OneNumber one -> number(one, reader, withSnapshot);
        };
    }

    private Topics.Opened number(Topic.OneNumber one, Topics.Reader reader, boolean withSnapshot) {
        var caller = reader.caller();
        if (caller instanceof Caller.Staff || caller instanceof Caller.Partner) {
            throw Refusal.forbidden("topic-not-yours");
        }
        holders.demand(one.id(), new Holders.Shown(caller, reader.queueCode(), reader.address()));
        var key = "number:" + one.id();
        if (!withSnapshot) {
            return new Topics.Opened(key, caller, null, 0);
        }
        var number = boards.number(one.id(), reader.messages().isEnglish());
        return new Topics.Opened(key, caller, number, number.version());
    }

    private static void demandStaff(Topic.AtCounter at, Caller caller) {
        if (!(caller instanceof Caller.Staff staff) || !staff.has(Role.CLERK) && !staff.has(Role.HALL_MANAGER)) {
            throw Refusal.forbidden("topic-not-yours");
        }
        HallScope.demand(staff, at.hall());
    }
}
