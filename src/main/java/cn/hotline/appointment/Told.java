package cn.hotline.appointment;

import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.access.Proof;
import cn.hotline.hall.Hall;
import cn.hotline.notice.NewNotice;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.Notices;
import cn.hotline.notice.WechatReach;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What citizens are told of their appointments, where a number of theirs is known. */
@Singleton
class Told {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Alternatives that a text has room for. */
    private static final int NAMED = 3;

    private final Notices notices;
    private final WechatReach weChat;
    private final Persons persons;
    private final FreeSlots freeSlots;
    private final Clock clock;

    Told(Notices notices, WechatReach weChat, Persons persons, FreeSlots freeSlots, Clock clock) {
        this.notices = notices;
        this.weChat = weChat;
        this.persons = persons;
        this.freeSlots = freeSlots;
        this.clock = clock;
    }

    void confirmed(Booking booking) {
        post(booking, NoticeEvent.APPOINTMENT_CONFIRMED, "confirmed", words(booking));
    }

    void moved(Booking booking) {
        post(booking, NoticeEvent.APPOINTMENT_MOVED, "moved", words(booking));
    }

    /** By somebody else than whoever made it. */
    void cancelled(Booking booking) {
        post(booking, NoticeEvent.APPOINTMENT_CANCELLED, "cancelled", words(booking));
    }

    void reminded(Booking booking, String when) {
        post(booking, NoticeEvent.APPOINTMENT_REMINDER, when, words(booking));
    }

    void offered(Booking booking, Instant until) {
        var words = words(booking);
        words.put("until", time(until));
        post(booking, NoticeEvent.APPOINTMENT_OFFERED, "offered", words);
    }

    /** Names what is free instead. */
    void conflict(Booking booking) {
        var words = words(booking);
        var now = clock.instant();
        var instead = freeSlots.insteadOf(booking.slot, booking.slot, now).stream()
                .limit(NAMED)
                .map(slot -> time(slot.startsAt()))
                .collect(Collectors.joining(", "));
        words.put("instead", instead.isEmpty() ? "-" : instead);
        post(booking, NoticeEvent.APPOINTMENT_CONFLICT, "conflict:" + now.getEpochSecond(), words);
    }

    void warned(Booking booking) {
        post(booking, NoticeEvent.NO_SHOW_WARNING, "warning", words(booking));
    }

    void barred(Booking booking, Instant until) {
        var words = words(booking);
        words.put("until", time(until));
        post(booking, NoticeEvent.NO_SHOW_BAR, "bar", words);
    }

    /** What was not sent yet of this appointment as it stood is not sent any more. */
    void forget(Booking booking) {
        if (!booking.told.isNothing()) {
            notices.cancel(
                    occasion(booking, "confirmed"),
                    occasion(booking, "moved"),
                    occasion(booking, "eve"),
                    occasion(booking, "hour"));
        }
    }

    /** When somebody can be told of it: nobody is rung up at night. */
    Instant hours(Instant at) {
        return notices.opening(NoticeEvent.APPOINTMENT_OFFERED, at);
    }

    private void post(Booking booking, NoticeEvent event, String what, Map<String, String> words) {
        var phone = persons.value(booking.citizen, Proof.PHONE);
        if (phone.isEmpty()) {
            return;
        }
        var to = new NewNotice.Addressee(new Phone(phone.get()), weChat.openId(booking.citizen, event), true);
        notices.post(new NewNotice(occasion(booking, what), event, null, to, words, clock.instant(), ""));
    }

    private static String occasion(Booking booking, String what) {
        return "booking:" + booking.id + ":" + booking.startsAt.getEpochSecond() + ":" + booking.moved + ":" + what;
    }

    private Map<String, String> words(Booking booking) {
        var words = new HashMap<String, String>();
        words.put("number", booking.number);
        words.put("time", time(booking.startsAt));
        words.put("hall", Hall.named(booking.hall, false).map(Hall.View::name).orElse(booking.hall));
        return words;
    }

    private String time(Instant at) {
        return MINUTES.format(at.atZone(clock.getZone()));
    }
}
