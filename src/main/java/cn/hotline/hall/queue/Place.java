package cn.hotline.hall.queue;

import org.jspecify.annotations.Nullable;

/** The counter where a number is to go. */
public record Place(String code, String name, String nameEn, int floor) {

    /** As whoever reads one language sees it. */
    public record View(String code, String name, int floor) {}

    /** Code, both names and floor stand in the row from there on. @return null where there is no counter */
    static @Nullable Place of(Object[] row, int from) {
        return row[from] == null
                ? null
                : new Place(
                        (String) row[from],
                        (String) row[from + 1],
                        (String) row[from + 2],
                        ((Number) row[from + 3]).intValue());
    }

    public View view(boolean english) {
        return new View(code, english ? nameEn : name, floor);
    }
}
