package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The paper of a number (号票), as a kiosk prints it, in the terminal. */
final class HallSlip {
    private static final int WIDTH = 40;

    private HallSlip() {}

    /**
     * @param hall as its page says it
     * @param taken the answer to whoever took the number
     */
    static String of(JsonNode hall, JsonNode taken) {
        List<String> lines = new ArrayList<>();
        lines.add(hall.at("/hall/name").asText());
        lines.add("排队号票  " + taken.path("number").asText());
        lines.add(service(hall, taken.path("service").asText()));
        lines.add("前面还有 " + taken.path("ahead").asInt() + " 人");
        if (taken.hasNonNull("waitSeconds")) {
            lines.add("预计等候约 " + (taken.path("waitSeconds").asInt() + 59) / 60 + " 分钟");
        }
        lines.add("号票凭码：" + taken.path("code").asText());
        String edge = "+" + "-".repeat(WIDTH) + "+\n";
        return lines.stream().map(HallSlip::centred).collect(Collectors.joining("", edge, edge));
    }

    private static String service(JsonNode hall, String code) {
        return StreamSupport.stream(hall.at("/hall/services").spliterator(), false)
                .filter(one -> one.path("code").asText().equals(code))
                .map(one -> one.path("name").asText())
                .findFirst()
                .orElse(code);
    }

    private static String centred(String line) {
        int room = Math.max(0, WIDTH - Table.width(line));
        return "|" + " ".repeat(room / 2) + line + " ".repeat(room - room / 2) + "|\n";
    }
}
