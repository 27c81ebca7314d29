package cn.hotline.feed;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;

/** A position of the stream as clients keep it: opaque to them, the same at every door. */
public final class Cursor {

    private Cursor() {}

    public static String text(long position) {
        return Long.toString(position);
    }

    /** @throws Refusal 400 when this service can't have given it out */
    public static long parse(String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw unknown();
        }
        return Long.parseLong(cursor);
    }

    static Refusal unknown() {
        return new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("after", "bad-cursor");
    }
}
