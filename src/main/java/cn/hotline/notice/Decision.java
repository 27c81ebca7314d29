package cn.hotline.notice;

import java.time.Instant;
import java.util.List;

/** What is done with a due notice. */
sealed interface Decision {

    record Send(Due due, String gateway, List<String> routes, Templates.Rendered text) implements Decision {}

    /** First to be asked: what became of the last try. */
    record Look(Due due, String gateway, Templates.Rendered text) implements Decision {}

    record End(Due due, NoticeState state, String reason) implements Decision {}

    record Postpone(Due due, Instant until, String reason) implements Decision {}

    /** Its turn has not come. */
    record Wait() implements Decision {}
}
