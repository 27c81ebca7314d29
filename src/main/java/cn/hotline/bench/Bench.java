package cn.hotline.bench;

/** x */
public final class Bench {
    public static int run(String[] args) {
        return 1;
    }
}
