package cn.hotline.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How far it is: one line redrawn on a terminal, else a plain line every five seconds. */
final class Progress implements AutoCloseable {
    private static final int BAR = 24;
    private static final long REDRAW_MS = 250;
    private static final long LINE_MS = 5_000;

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final long begun = System.nanoTime();
    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final int total;
    private final Thread ticker;

    Progress(PrintStream out, String what, int total) {
        this.out = out;
        this.terminal = isTerminal();
        this.what = what;
        this.total = total;
        this.ticker = Thread.ofVirtual().start(this::tick);
    }

    void done(boolean well) {
        done.incrementAndGet();
        failed.addAndGet(well ? 0 : 1);
    }

    void done(int count) {
        done.addAndGet(count);
    }

    /** Draws the last state and stops. */
    @Override
    public void close() {
        ticker.interrupt();
        try {
            ticker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        draw();
        if (terminal) {
            out.println();
        }
    }

    /** The line at this moment; total 0 means it is not known. */
    static String line(String what, int[] counts, double seconds) {
        int done = counts[0];
        int total = counts[1];
        double rate = seconds > 0 ? done / seconds : 0;
        String pace = String.format(Locale.ROOT, "%.1f/s", rate);
        if (total <= 0) {
            return "%s  %,d  %s".formatted(what, done, pace);
        }
        int filled = (int) ((long) done * BAR / total);
        String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
        long left = rate > 0 ? Math.round((total - done) / rate) : 0;
        String eta = rate > 0 ? "%d:%02d".formatted(left / 60, left % 60) : "-:--";
        return "%s  %s  %d/%d  %s  %d failed  ETA %s".formatted(what, bar, done, total, pace, counts[2], eta);
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(terminal ? REDRAW_MS : LINE_MS);
                draw();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        double seconds = (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
        String line = line(what, new int[] {done.get(), total, failed.get()}, seconds);
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
        } else {
            out.println(line);
        }
    }

    // Not System.console(): on JDK 22 to 24 it is there even when nobody sits at it. Elsewhere than on Linux: plain
    // lines.
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
