package cn.hotline.demo;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named values one record at a time, whatever the file format is. */
interface Rows {
    /** The next record, or null at the end. */
    @Nullable
    Row next() throws IOException;

    /** One record and the line it begins in. */
    record Row(long line, Map<String, String> values) {
        String value(String key) {
            return values.getOrDefault(key, "");
        }
    }
}
