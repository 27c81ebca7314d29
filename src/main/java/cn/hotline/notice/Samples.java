package cn.hotline.notice;

import java.util.Map;

/** Words as long as real ones, to show a text and to measure it. */
final class Samples {

    private static final Map<String, String> CHINESE = Map.of(
            "number", "26112200000017",
            "code", "7K3D-9QXZ",
            "unit", "市住房和城乡建设局",
            "date", "2026-12-08",
            "reason", "经现场复核，路灯已恢复照明，与答复相符。",
            "link", "https://12345.example.gov.cn/s/4kzT9wQm7RbX",
            "minutes", "5");
    private static final Map<String, String> ENGLISH = Map.of(
            "number", "26112200000017",
            "code", "7K3D-9QXZ",
            "unit", "Housing Bureau",
            "date", "2026-12-08",
            "reason", "the street light was seen to be working.",
            "link", "https://12345.example.gov.cn/s/4kzT9wQm7RbX",
            "minutes", "5");

    private Samples() {}

    static Map<String, String> in(String language) {
        return language.equals(Templates.ENGLISH) ? ENGLISH : CHINESE;
    }
}
