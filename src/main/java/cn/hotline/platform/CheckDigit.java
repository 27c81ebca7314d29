package cn.hotline.platform;

/** The check digit of numbers that people read out (Damm's algorithm): catches every single wrong digit and every swap of neighbours. */
public final class CheckDigit {

    /** Damm's quasigroup of order 10. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    private CheckDigit() {}

    /** Of a body of ASCII digits; 0 over a body with its check digit. */
    public static int of(String digits) {
        int state = 0;
        for (int i = 0; i < digits.length(); i++) {
            state = DAMM[state][digits.charAt(i) - '0'];
        }
        return state;
    }
}
