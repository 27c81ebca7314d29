package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;

/** The display board as a terminal shows it: pushed, not polled. */
final class HallBoard implements FeedClient.Hearer {
    private final PrintStream out;

    private HallBoard(PrintStream out) {
        this.out = out;
    }

    /** From now on, until the program ends. */
    static void shown(URI url, String hall, PrintStream out) {
        FeedClient client = new FeedClient(url, "citizen", () -> null, "zh-CN");
        Thread.ofVirtual().start(() -> client.follow("board:" + hall, null, new HallBoard(out)));
    }

    @Override
    public void snapshot(JsonNode board) {
        out.println(board);
    }

    @Override
    public void event(JsonNode event) {
        out.println(event);
    }

    @Override
    public void refused(JsonNode problem) {
        out.println(problem.path("detail").asText(problem.path("title").asText()));
    }

    @Override
    public void lost(String why) {
        out.println(why);
    }
}
