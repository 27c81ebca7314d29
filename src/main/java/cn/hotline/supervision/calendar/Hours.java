package cn.hotline.supervision.calendar;

import java.time.LocalTime;
import java.util.List;

/** The hours of a working day, and the night in which nobody is warned. */
record Hours(List<Window> windows, Window night) {

    Hours {
        windows = List.copyOf(windows);
        if (windows.isEmpty() || night.from().equals(night.to())) {
            throw new IllegalArgumentException("no hours");
        }
        LocalTime last = null;
        for (var window : windows) {
            if (!window.from().isBefore(window.to()) || (last != null && last.isAfter(window.from()))) {
                throw new IllegalArgumentException("windows overlap or are out of order: " + windows);
            }
            last = window.to();
        }
    }

    /** @throws IllegalArgumentException that says what is wrong */
    static Hours parse(List<String> windows, String night) {
        return new Hours(windows.stream().map(Window::parse).toList(), Window.parse(night));
    }

    LocalTime opening() {
        return windows.getFirst().from();
    }

    LocalTime close() {
        return windows.getLast().to();
    }

    boolean isNight(LocalTime time) {
        boolean late = !time.isBefore(night.from());
        boolean early = time.isBefore(night.to());
        return night.from().isBefore(night.to()) ? late && early : late || early;
    }
}
