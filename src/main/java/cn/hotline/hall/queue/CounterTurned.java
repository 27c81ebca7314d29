package cn.hotline.hall.queue;

/** A counter opened, paused or closed, told within the transaction in which it does. */
public record CounterTurned(String hall, String counter) {}
