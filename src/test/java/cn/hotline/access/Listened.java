package cn.hotline.access;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Every line that any logger of this process writes while it listens, with stack traces and context. */
public final class Listened extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public Listened() {
        setLevel(Level.ALL);
        Logger.getLogger("").addHandler(this);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    @SuppressWarnings("deprecation") // its replacement does not fill in printf parameters
    public void publish(LogRecord line) {
        var written = new StringWriter();
        var out = new PrintWriter(written);
        if (line instanceof ExtLogRecord extended) {
            out.println(extended.getFormattedMessage());
            out.println(extended.getMdcCopy());
        } else {
            out.println(line.getMessage());
        }
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(out);
        }
        lines.add(line.getLoggerName() + ": " + written);
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
