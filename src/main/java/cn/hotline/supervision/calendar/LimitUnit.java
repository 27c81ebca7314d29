package cn.hotline.supervision.calendar;

/** In what a limit is counted. */
public enum LimitUnit {
    /** Minutes within the working hours of working days. */
    WORKING_MINUTES,
    /** Whole working days (工作日): day 1 is the first after the start. */
    WORKING_DAYS,
    /** Natural time, day and night. */
    MINUTES
}
