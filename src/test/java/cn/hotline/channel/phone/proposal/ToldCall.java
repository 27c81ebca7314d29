package cn.hotline.channel.phone.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A written transcript with what should come of it. */
record ToldCall(String id, String trap, Transcript transcript, JsonNode expected) {

    /** A Wednesday. */
    static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    static List<ToldCall> all(String file) throws IOException {
        var calls = new ArrayList<ToldCall>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/transcripts", file))) {
            var row = DemoCity.JSON.readTree(line);
            var turns = new ArrayList<Turn>();
            row.path("turns").forEach(turn -> turns.add(turn(turns.size(), turn.asText())));
            calls.add(new ToldCall(
                    row.path("id").asText(),
                    row.path("trap").asText(),
                    new Transcript(turns, row.path("caller").asText(), DAY),
                    row.path("expect")));
        }
        return calls;
    }

    private static Turn turn(int index, String text) {
        return new Turn(index, text.startsWith("C") ? Speaker.CITIZEN : Speaker.AGENT, text.substring(2), null);
    }
}
