package cn.hotline.notice;

import java.util.Map;

/** Words as long as real ones, to show a text and to measure it. */
final class Samples {

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("number", "26112200000017"),
            Map.entry("code", "7K3D-9QXZ"),
            Map.entry("unit", "市住房和城乡建设局"),
            Map.entry("date", "2026-12-08"),
            Map.entry("reason", "经现场复核，路灯已恢复照明，与答复相符。"),
            Map.entry("link", "https://12345.example.gov.cn/s/4kzT9wQm7RbX"),
            Map.entry("minutes", "5"),
            Map.entry("time", "2026-12-08 10:30"),
            Map.entry("hall", "江临市政务服务中心"),
            Map.entry("instead", "2026-12-08 11:00, 2026-12-08 14:00, 2026-12-09 10:30"),
            Map.entry("until", "2026-12-01 10:30"));
    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("number", "26112200000017"),
            Map.entry("code", "7K3D-9QXZ"),
            Map.entry("unit", "Housing Bureau"),
            Map.entry("date", "2026-12-08"),
            Map.entry("reason", "the street light was seen to be working."),
            Map.entry("link", "https://12345.example.gov.cn/s/4kzT9wQm7RbX"),
            Map.entry("minutes", "5"),
            Map.entry("time", "2026-12-08 10:30"),
            Map.entry("hall", "Jianglin Government Service Centre"),
            Map.entry("instead", "2026-12-08 11:00, 2026-12-08 14:00, 2026-12-09 10:30"),
            Map.entry("until", "2026-12-01 10:30"));

    private Samples() {}

    static Map<String, String> in(String language) {
        return language.equals(Templates.ENGLISH) ? ENGLISH : CHINESE;
    }
}
