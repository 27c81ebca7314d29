package cn.hotline.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** `./hotline demo`: plays citizens' messages through the whole loop of a running service. */
public final class Demo {
    private static final int STOPPED = 130;
    private static final String USAGE = """
            usage: ./hotline demo hall [ARGS]   a day of a service hall
                   ./hotline demo [FILE] [--url URL] [--limit N] [--parallel N] [--json]
              FILE        CSV with the header id,label,title,text, or JSON lines with these keys (UTF-8);
                          without it the built-in messages, and then one matter by call, kiosk, partner and Open311
                          (not WeChat, which needs WeChat's own servers)
              --url       the running service (default HOTLINE_URL, else http://127.0.0.1:8080)
              --limit     only the first N messages
              --parallel  N messages at a time (default 8)
              --json      the summary as JSON""";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final AtomicBoolean printed = new AtomicBoolean();
    private final Arguments arguments;

    private Demo(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Exit code: 0 all closed and rated, and each door well, 1 not all or no service, 2 wrong command or file, 130 stopped. */
    public static int run(String[] args) {
        if (args.length > 0 && args[0].equals("hall")) {
            return HallDay.run(Arrays.copyOfRange(args, 1, args.length));
        }
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            Arguments arguments = Arguments.parse(args, Set.of("url", "limit", "parallel"), Set.of("json", "help"));
            if (arguments.has("help")) {
                new PrintStream(System.out, true, StandardCharsets.UTF_8).println(USAGE);
                return 0;
            }
            return new Demo(arguments).played();
        } catch (BadMessages e) {
            err.println("the messages cannot be played: " + e.getMessage());
            return 2;
        } catch (CannotStart e) {
            err.println(e.exit() == 2 ? e.getMessage() + "\n" + USAGE : e.getMessage());
            return e.exit();
        }
    }

    private int played() {
        int parallel = arguments.parallel();
        int messages = Math.min(Messages.count(arguments.file()), arguments.limit());
        try (Http http = new Http(arguments.url(), new Steps())) {
            Answer matters = greet(http, arguments.url());
            Accounts accounts = Accounts.read(arguments.data());
            Play play = new Play(http, accounts, matters, new Play.Size(messages, parallel));
            return played(play);
        }
    }

    private int played(Play play) {
        Thread stop = new Thread(() -> print(play.interrupt()), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            play.messages(arguments.file(), err);
            play.check(err);
            if (arguments.file() == null) {
                play.tour();
            }
        } catch (BadMessages e) {
            // It was sound when it was counted, so some messages are filed already: say both.
            err.println("the file changed while it was played: " + e.getMessage());
        }
        return play.isInterrupted() || !removed(stop) ? STOPPED : print(play.report());
    }

    /** The first request, made without retries so that a service that is not there is told at once. */
    static Answer greet(Http http, URI url) {
        Call call = Call.get(Step.START, "/api/citizen/v1/matters");
        Answer answer = http.once(call, null);
        if (answer.status() == 0) {
            throw CannotStart.noService("no service at " + url + "; start it with ./hotline start");
        }
        try {
            answer = answer.isTransient() ? http.exchange(call, null) : answer;
        } catch (StepFailed e) {
            throw CannotStart.noService("the service at " + url + " is not ready: " + e.getMessage());
        }
        if (!answer.done() || !answer.body().has("items")) {
            throw CannotStart.noService("what answers at " + url + " is not this service (" + answer.status() + ")");
        }
        return answer;
    }

    private int print(Report report) {
        if (printed.compareAndSet(false, true)) {
            out.print(arguments.has("json") ? Summary.json(report) : Summary.text(report));
            out.flush();
        }
        return report.isWell() ? 0 : 1;
    }

    private static boolean removed(Thread stop) {
        try {
            return Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
