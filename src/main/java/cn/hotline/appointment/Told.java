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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What citizens are told of their appointments, where a number of theirs is known. */
@Singleton
class Told {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Alternatives that a text has room for. */
    private static final int NAMED = 3;

    private final Notices notices;
    private final WechatReach weChat;
    private final Persons persons;
    private final Clock clock;

    /** @param what tells what is told of one appointment apart */
    private record Occasion(NoticeEvent event, String what) {}

    Told(Notices notices, WechatReach weChat, Persons persons, Clock clock) {
        this.notices = notices;
        this.weChat = weChat;
        this.persons = persons;
        this.clock = clock;
    }

    /** The number of each citizen that one is known of, read at once. */
    Map<UUID, Phone> phones(Stream<UUID> citizens) {
        return persons.values(citizens.collect(Collectors.toSet()), Proof.PHONE).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, proved -> new Phone(proved.getValue())));
    }

    void confirmed(Booking booking, Phone phone) {
        post(booking, phone, new Occasion(NoticeEvent.APPOINTMENT_CONFIRMED, "confirmed"), words(booking));
    }

    void moved(Booking booking, Phone phone) {
        post(booking, phone, new Occasion(NoticeEvent.APPOINTMENT_MOVED, "moved"), words(booking));
    }

    /** By somebody else than whoever made it. */
    void cancelled(Booking booking) {
        post(booking, NoticeEvent.APPOINTMENT_CANCELLED, "cancelled", words(booking));
    }

    void reminded(Booking booking, Phone phone, String when) {
        post(booking, phone, new Occasion(NoticeEvent.APPOINTMENT_REMINDER, when), words(booking));
    }

    void offered(Booking booking, Instant until) {
        var words = words(booking);
        words.put("until", time(until));
        post(booking, NoticeEvent.APPOINTMENT_OFFERED, "offered", words);
    }

    /** No seat came free until its time was over. */
    void ended(Waiting waiting, Phone phone) {
        var words = Map.of("hall", hall(waiting.hall), "date", waiting.day.toString());
        var of = new Occasion(NoticeEvent.WAITING_ENDED, "waiting:" + waiting.id + ":ended");
        post(waiting.citizen, phone, of, words);
    }

    /** @param free slots that there are instead */
    void conflict(Booking booking, Instant since, List<Slot.View> free) {
        var words = words(booking);
        var instead =
                free.stream().limit(NAMED).map(slot -> time(slot.startsAt())).collect(Collectors.joining(", "));
        words.put("instead", instead.isEmpty() ? "-" : instead);
        forget(booking);
        post(booking, NoticeEvent.APPOINTMENT_CONFLICT, conflict(since), words);
    }

    /** The hall can keep it after all. */
    void stands(Booking booking, Instant since) {
        notices.cancel(occasion(booking, conflict(since)));
        post(booking, NoticeEvent.APPOINTMENT_STANDS, "stands:" + since.getEpochSecond(), words(booking));
    }

    private static String conflict(Instant since) {
        return "conflict:" + since.getEpochSecond();
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
        persons.value(booking.citizen, Proof.PHONE)
                .ifPresent(phone -> post(booking, new Phone(phone), new Occasion(event, what), words));
    }

    private void post(Booking booking, Phone phone, Occasion of, Map<String, String> words) {
        post(booking.citizen, phone, new Occasion(of.event(), occasion(booking, of.what())), words);
    }

    private void post(UUID citizen, Phone phone, Occasion of, Map<String, String> words) {
        var to = new NewNotice.Addressee(phone, weChat.openId(citizen, of.event()), true);
        notices.post(new NewNotice(of.what(), of.event(), null, to, words, clock.instant(), ""));
    }

    private static String occasion(Booking booking, String what) {
        return "booking:" + booking.id + ":" + booking.startsAt.getEpochSecond() + ":" + booking.moved + ":" + what;
    }

    private Map<String, String> words(Booking booking) {
        var words = new HashMap<String, String>();
        words.put("number", booking.number);
        words.put("time", time(booking.startsAt));
        words.put("hall", hall(booking.hall));
        return words;
    }

    private static String hall(String code) {
        return Hall.named(code, false).map(Hall.View::name).orElse(code);
    }

    private String time(Instant at) {
        return MINUTES.format(at.atZone(clock.getZone()));
    }
}
