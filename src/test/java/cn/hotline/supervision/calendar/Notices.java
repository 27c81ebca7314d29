package cn.hotline.supervision.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Notices for tests: the real ones beside the workplace, or those that come with the program. */
public final class Notices {

    /** Makes a version of a rule that no other test looks at. */
    public static final Map<String, Object> POLICY = Map.of(
            "kind", "MILESTONE",
            "type", "REPORT",
            "limit", Map.of("amount", 10, "unit", "WORKING_DAYS"),
            "source", "测试");

    private static final Path SHARED = Path.of("../shared/data/holidays");
    private static final Path VENDORED = Path.of("src/main/resources/holidays");

    private Notices() {}

    /** 2018 to 2026, as their files say. */
    static List<Notice> real() {
        var folder = Files.isDirectory(SHARED) ? SHARED : VENDORED;
        if (folder.equals(VENDORED)) {
            System.out.println("NOTE: no " + SHARED + ": the notices that come with the program are used instead");
        }
        return IntStream.rangeClosed(2018, 2026)
                .mapToObj(year -> new Notice(year, days(folder.resolve(year + ".json"))))
                .toList();
    }

    private static List<NoticeDay> days(Path file) {
        var days = new ArrayList<NoticeDay>();
        try {
            for (var day : new ObjectMapper().readTree(file.toFile()).get("days")) {
                days.add(new NoticeDay(
                        LocalDate.parse(day.get("date").asText()),
                        day.get("name").asText(),
                        day.get("isOffDay").asBoolean()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return days;
    }

    static WorkingCalendar calendar() {
        return new WorkingCalendar(real(), hours());
    }

    static Hours hours() {
        return Hours.parse(List.of("09:00-12:00", "13:30-18:00"), "20:00-08:00");
    }

    /** New Year's Day alone. */
    public static List<Map<String, Object>> newYear(int year) {
        return List.of(day(year + "-01-01", "元旦", true));
    }

    public static Map<String, Object> day(String date, String name, boolean off) {
        var day = new LinkedHashMap<String, Object>();
        day.put("date", date);
        day.put("name", name);
        day.put("off", off);
        return day;
    }

    public static Map<String, Object> body(List<Map<String, Object>> days) {
        return Map.of("source", "国务院办公厅通知（测试）", "days", days);
    }
}
