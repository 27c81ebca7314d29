package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** `./hotline watch board HALL`: the board of a hall in the terminal, through lost connections and restarts, until Ctrl-C. */
final class WatchBoard implements FeedClient.Hearer {
    private static final String USAGE = """

            usage: ./hotline watch board HALL [--en] [--url URL]
            As HALL-CITY; no login is needed.""";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Integer> waiting = new TreeMap<>();

    private WatchBoard() {}

    /** Exit code: 1 no such hall or no service, 2 wrong command; watching itself ends by Ctrl-C. */
    static int run(String[] args) {
        WatchBoard board = new WatchBoard();
        try {
            Arguments arguments = Arguments.parse(args, Set.of("url"), Set.of("en"));
            if (arguments.file() == null) {
                throw CannotStart.usage("which hall? Its code is missing");
            }
            try (Http http = new Http(arguments.url(), new Steps())) {
                Demo.greet(http, arguments.url());
                String language = arguments.has("en") ? "en" : "zh-CN";
                FeedClient client = new FeedClient(arguments.url(), "citizen", () -> null, language);
                return client.follow("board:" + arguments.file(), null, board) ? 0 : 1;
            }
        } catch (StepFailed e) {
            board.err.println("could not watch: " + e.getMessage() + " " + e.problem());
            return 1;
        } catch (CannotStart e) {
            board.err.println(e.getMessage() + (e.exit() == 2 ? USAGE : ""));
            return e.exit();
        }
    }

    /** Beside whatever else a program does, until it ends. */
    static void shown(URI url, String hall) {
        FeedClient client = new FeedClient(url, "citizen", () -> null, "zh-CN");
        Thread.ofVirtual().start(() -> client.follow("board:" + hall, null, new WatchBoard()));
    }

    @Override
    public void snapshot(JsonNode board) {
        out.println(board.path("hall").asText() + "  " + board.path("name").asText());
        for (JsonNode service : board.path("waiting")) {
            names.put(service.path("service").asText(), service.path("name").asText());
            waiting.put(
                    service.path("service").asText(), service.path("waiting").asInt());
        }
        for (JsonNode call : board.path("serving")) {
            out.println("  " + call.path("number").asText() + " → "
                    + call.at("/counter/name").asText());
        }
        out.println("  " + queue());
    }

    @Override
    public void event(JsonNode event) {
        if (event.has("waiting")) {
            waiting.put(event.path("service").asText(), event.path("waiting").asInt());
        }
        String time = OffsetDateTime.parse(event.path("at").asText())
                .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                .format(TIME);
        out.println(time + "  " + event.path("text").asText() + "  " + queue());
    }

    @Override
    public void refused(JsonNode problem) {
        err.println(problem.path("detail").asText(problem.path("title").asText()));
    }

    @Override
    public void lost(String why) {
        err.println("… " + why);
    }

    /** Where anybody waits. */
    private String queue() {
        return waiting.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> names.getOrDefault(one.getKey(), one.getKey()) + " " + one.getValue())
                .collect(Collectors.joining(" · ", "[", "]"));
    }
}
