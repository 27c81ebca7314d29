package cn.hotline.notice.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Time as the providers write it: Chinese, and without saying so. */
final class ChinaTime {

    /** No summer time since 1991. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private ChinaTime() {}

    static LocalDate day(Instant at) {
        return at.atOffset(CHINA).toLocalDate();
    }

    /** @param text such as {@code 2017-01-01 00:00:00} */
    static Optional<Instant> read(String text) {
        return read(text, SECONDS);
    }

    static Optional<Instant> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(text, form).toInstant(CHINA));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
