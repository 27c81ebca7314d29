package cn.hotline.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** `./hotline demo hall`: a day of a service hall in a minute, its board in the terminal. */
final class HallDay {
    private static final int STOPPED = 130;
    private static final String USAGE = """
            usage: ./hotline demo hall [--visitors N] [--url URL]
              --visitors  how many come, 1 to 100 (default 60); some have an appointment, some go first by right
              --url       the running service (default HOTLINE_URL, else http://127.0.0.1:8080)""";

    /** Open around the clock, so that the day can be played at any time. */
    private static final String HALL = "HALL-24";

    private static final int VISITORS = 60;
    private static final int MOST = 100;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    /** Exit code: 0 everybody was served, 1 not everybody or no service, 2 wrong command, 130 stopped. */
    static int run(String[] args) {
        HallDay day = new HallDay();
        try {
            Arguments arguments = Arguments.parse(args, Set.of("url", "visitors"), Set.of("help"));
            if (arguments.has("help")) {
                day.out.println(USAGE);
                return 0;
            }
            if (arguments.file() != null) {
                throw CannotStart.usage("what is " + arguments.file() + "? The hall is always " + HALL);
            }
            return day.play(arguments, arguments.number("visitors", VISITORS, MOST));
        } catch (StepFailed e) {
            day.err.println("the hall could not be played: " + e.getMessage() + " " + e.problem());
            return 1;
        } catch (CannotStart e) {
            day.err.println(e.exit() == 2 ? e.getMessage() + "\n" + USAGE : e.getMessage());
            return e.exit();
        }
    }

    private int play(Arguments arguments, int visitors) {
        try (Http http = new Http(arguments.url(), new Steps())) {
            Demo.greet(http, arguments.url());
            Api api = new Api(http, new Tokens(http, Accounts.read(arguments.data())));
            HallFloor floor = HallFloor.opened(api, HALL);
            Thread stop = new Thread(floor::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            WatchBoard.shown(arguments.url(), HALL);
            HallVisitors coming = new HallVisitors(floor, visitors, out::print);
            floor.serve(coming);
            floor.close();
            out.println();
            out.println(floor.summary(coming));
            if (!removed(stop)) {
                return STOPPED;
            }
            return coming.areAllIn() && floor.isEverybodySeenTo(coming) ? 0 : 1;
        }
    }

    private static boolean removed(Thread stop) {
        try {
            return Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
