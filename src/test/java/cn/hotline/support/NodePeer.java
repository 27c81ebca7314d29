package cn.hotline.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of others in Node.js, with which ours is tried: installed once from the files of {@code src/test/resources/<name>}. */
public final class NodePeer {

    private final String name;
    private final String module;
    private final Path source;
    private final Path home;

    /** @param module of npm, without which there is nothing to be tried */
    public NodePeer(String name, String module) {
        this.name = name;
        this.module = module;
        this.source = Path.of("src/test/resources", name);
        this.home = Path.of("target", name + "-peer");
    }

    /** Skips the test, and says so, where there is no node or no registry. */
    public void install() throws IOException, InterruptedException {
        if (!Files.isDirectory(home.resolve("node_modules").resolve(module))) {
            Files.createDirectories(home);
            for (var file : List.of("package.json", "package-lock.json")) {
                Files.writeString(home.resolve(file), Files.readString(source.resolve(file)));
            }
            boolean ready = runs("node", "--version")
                    && runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
            if (!ready) {
                System.err.println(
                        "SKIPPED: " + name + " was not tried with a peer that others wrote; it needs node and npm");
            }
            assumeTrue(ready, "needs node and npm");
        }
        Files.writeString(home.resolve("peer.js"), Files.readString(source.resolve("peer.js")));
    }

    public Process start(ProcessBuilder.Redirect errors, String... arguments) {
        var command = new ArrayList<>(List.of("node", "peer.js"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectError(errors)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .inheritIO()
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
