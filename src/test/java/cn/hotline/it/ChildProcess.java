package cn.hotline.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program beside the test: its output goes to a file, and it never outlives the test's own process. */
final class ChildProcess {

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Settings of the workplace do not reach it, only those given. */
    static ChildProcess start(String name, Path directory, Map<String, String> environment, List<String> command) {
        try {
            var output = Files.createDirectories(Path.of("target/it").toAbsolutePath())
                    .resolve(name + ".log");
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(variable -> variable.startsWith("HOTLINE_")
                            || variable.startsWith("QUARKUS_")
                            || variable.startsWith("KC_"));
            builder.environment().putAll(environment);
            var child = new ChildProcess(builder.start(), output);
            Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Polls; fails with the end of its output when it ends first or takes too long. */
    void await(BooleanSupplier ready, Duration most) {
        for (long left = most.dividedBy(PAUSE); left > 0; left--) {
            if (ready.getAsBoolean()) {
                return;
            }
            if (isOverWithin(PAUSE)) {
                break;
            }
        }
        throw new AssertionError("not ready: " + tail());
    }

    /** As {@code kill -9}, with all it started. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        isOverWithin(STOP);
    }

    /** As {@code kill}; its exit code. */
    int stop() {
        process.destroy();
        return exitCode(STOP);
    }

    int exitCode(Duration most) {
        if (!isOverWithin(most)) {
            kill();
            throw new AssertionError("still running: " + tail());
        }
        return process.exitValue();
    }

    List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        var lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private boolean isOverWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
