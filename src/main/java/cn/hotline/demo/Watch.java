package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** `./hotline watch NUMBER`: follows one ticket live, through lost connections and restarts, until Ctrl-C. */
public final class Watch implements FeedClient.Hearer {
    private static final String USAGE = """

            usage: ./hotline watch NUMBER [--code CODE] [--en] [--url URL]
            The track code may also stand in HOTLINE_TRACK_CODE, or is asked for. In the start mode none is needed:
            the demo city's manager watches.""";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Watch() {}

    /** Exit code: 1 no such ticket or no service, 2 wrong command; watching itself ends by Ctrl-C. */
    public static int run(String[] args) {
        if (args.length > 0 && args[0].equals("board")) {
            return WatchBoard.run(Arrays.copyOfRange(args, 1, args.length));
        }
        Watch watch = new Watch();
        try {
            Arguments arguments = Arguments.parse(args, Set.of("url", "code"), Set.of("en"));
            if (arguments.file() == null) {
                throw CannotStart.usage("which ticket? Its NUMBER is missing");
            }
            try (Http http = new Http(arguments.url(), new Steps())) {
                Demo.greet(http, arguments.url());
                return watch.follow(arguments, arguments.file().toString(), http);
            }
        } catch (StepFailed e) {
            watch.err.println("could not watch: " + e.getMessage() + " " + e.problem());
            return 1;
        } catch (CannotStart e) {
            watch.err.println(e.getMessage() + (e.exit() == 2 ? USAGE : ""));
            return e.exit();
        }
    }

    private int follow(Arguments arguments, String number, Http http) {
        String code = code(arguments);
        boolean isStaff = code == null;
        Tokens tokens = isStaff ? new Tokens(http, Accounts.read(arguments.data())) : null;
        FeedClient client = new FeedClient(
                arguments.url(),
                isStaff ? "staff" : "citizen",
                () -> tokens == null ? null : tokens.of(Caller.staff("manager")),
                arguments.has("en") ? "en" : "zh-CN");
        return client.follow("ticket:" + number.replaceAll("[\\s-]", ""), code, this) ? 0 : 1;
    }

    @Override
    public void snapshot(JsonNode ticket) {
        out.println(ticket.path("number").asText() + "  " + ticket.path("title").asText());
        line(ticket.path("updatedAt").asText(), ticket.path("statusText").asText(), "");
    }

    @Override
    public void event(JsonNode event) {
        line(
                event.path("at").asText(),
                event.path("statusText").asText(),
                event.path("text").asText());
    }

    @Override
    public void refused(JsonNode problem) {
        err.println(problem.path("detail").asText(problem.path("title").asText()));
        problem.path("errors").forEach(e -> err.println(e.path("message").asText()));
    }

    @Override
    public void lost(String why) {
        err.println("… " + why);
    }

    private void line(String at, String status, String text) {
        String time = OffsetDateTime.parse(at)
                .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                .format(TIME);
        out.println(time + "  " + status + (text.isEmpty() ? "" : "  " + text));
    }

    /** @return null when the demo city's staff watch instead */
    private static @Nullable String code(Arguments arguments) {
        String given = arguments.options().getOrDefault("code", System.getenv("HOTLINE_TRACK_CODE"));
        if (given != null && !given.isBlank()) {
            return given;
        }
        if (Files.isReadable(arguments.data().resolve("demo-accounts.json"))) {
            return null;
        }
        System.err.print("track code (查询码): ");
        String typed = typed();
        if (typed == null || typed.isBlank()) {
            throw CannotStart.usage("the ticket's track code is missing");
        }
        return typed.strip();
    }

    private static @Nullable String typed() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
