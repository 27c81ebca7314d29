package cn.hotline;

import cn.hotline.bench.Bench;
import cn.hotline.demo.Demo;
import cn.hotline.demo.VerifyHistory;
import cn.hotline.demo.Watch;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** The one program: serves when called without a word, else runs the client named by the first word. */
@QuarkusMain
public final class Main {
    private static final String USAGE = """
            usage: java -jar quarkus-run.jar                  serve
                   java -jar quarkus-run.jar demo [FILE]      play messages through a running service
                   java -jar quarkus-run.jar bench [ARGS]     measure it
                   java -jar quarkus-run.jar watch NUMBER     follow one ticket live
                   java -jar quarkus-run.jar verify-history   prove the history of a running service""";

    private Main() {}

    public static void main(String... args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        if (args.length == 0) {
            // platform/EdgeRoutes refuses broken addresses itself, with a problem instead of a bare 400.
            System.setProperty("vertx.disableURIValidation", "true");
            return Service.run();
        }
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        return switch (args[0]) {
            case "demo" -> Demo.run(rest);
            case "bench" -> Bench.run(rest);
            case "verify-history" -> VerifyHistory.run(rest);
            case "watch" -> Watch.run(rest);
            default -> usage(args[0]);
        };
    }

    private static int usage(String word) {
        System.err.println("unknown: " + word);
        System.err.println(USAGE);
        return 2;
    }
}
