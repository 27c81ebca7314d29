package cn.hotline.appointment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One event of iCalendar (RFC 5545) with a reminder an hour before. */
record CalendarEntry(String uid, String title, String place, String text) {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** A line has at most so many octets, without its end. */
    private static final int OCTETS = 75;

    String text(Instant from, Instant to, Instant made) {
        var lines = List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Hotline 12345//Appointments//ZH",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + uid,
                "DTSTAMP:" + UTC.format(made),
                "DTSTART:" + UTC.format(from),
                "DTEND:" + UTC.format(to),
                "SUMMARY:" + escaped(title),
                "LOCATION:" + escaped(place),
                "DESCRIPTION:" + escaped(text),
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT1H",
                "DESCRIPTION:" + escaped(title),
                "END:VALARM",
                "END:VEVENT",
                "END:VCALENDAR");
        var file = new StringBuilder();
        lines.forEach(line -> file.append(folded(line)).append("\r\n"));
        return file.toString();
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /** Between characters, never within one. */
    static String folded(String line) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int letter = line.codePointAt(i);
            int size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(letter);
            octets += size;
            i += Character.charCount(letter);
        }
        return folded.toString();
    }
}
