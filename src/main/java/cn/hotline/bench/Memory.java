package cn.hotline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What one process holds in memory, without its children; zero where the system does not tell (Linux does). */
record Memory(long residentMegabytes, long peakMegabytes) {

    static Memory of(long pid) throws IOException {
        var status = Path.of("/proc/" + pid + "/status");
        var text = Files.isReadable(status) ? Files.readString(status) : "";
        return new Memory(megabytes(text, "VmRSS"), megabytes(text, "VmHWM"));
    }

    private static long megabytes(String status, String name) {
        var line = Pattern.compile("(?m)^" + name + ":\\s+(\\d+) kB").matcher(status);
        return line.find() ? Long.parseLong(line.group(1)) / 1024 : 0;
    }
}
