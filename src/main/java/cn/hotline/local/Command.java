package cn.hotline.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of a PostgreSQL program: what it said and how it ended. */
record Command(int exitCode, String output) {
    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, yet owns its files. */
    private static final boolean AS_NOBODY = "root".equals(System.getProperty("user.name"))
            && System.getProperty("os.name").startsWith("Linux");

    static Command run(String input, Path program, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if (AS_NOBODY) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(program.toString());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            return new Command(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + program.getFileName(), e);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
