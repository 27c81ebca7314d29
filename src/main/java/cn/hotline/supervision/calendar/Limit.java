package cn.hotline.supervision.calendar;

/** How long something may take (时限). */
public record Limit(int amount, LimitUnit unit) {

    /** A year of working days; what is longer is a slip of the hand. */
    private static final int MOST_DAYS = 250;

    private static final int MOST_MINUTES = 100_000;

    public Limit {
        if (amount < 1 || amount > most(unit)) {
            throw new IllegalArgumentException("a limit of " + amount + " " + unit);
        }
    }

    public static Limit workingDays(int days) {
        return new Limit(days, LimitUnit.WORKING_DAYS);
    }

    public static Limit workingMinutes(int minutes) {
        return new Limit(minutes, LimitUnit.WORKING_MINUTES);
    }

    public static Limit minutes(int minutes) {
        return new Limit(minutes, LimitUnit.MINUTES);
    }

    static int most(LimitUnit unit) {
        return unit == LimitUnit.WORKING_DAYS ? MOST_DAYS : MOST_MINUTES;
    }
}
