package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.hall.queue.ANumber;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What is asked of the stream of a hall's queue. */
final class HallFeedBook {

    private static String number;

    private HallFeedBook() {}

    static boolean knows(Row row) {
        return row.path().matches(".*/((board|numbers/\\{id}|counters/\\{counter})/events|board)");
    }

    static Response asked(Row row, RequestSpecification request) {
        var path = row.path().replace("{hall}", "HALL-CITY").replace("{counter}", "01");
        return request.request(row.method(), path.contains("{id}") ? path.replace("{id}", number()) : path);
    }

    /** The reporter's own, which the next one would not be given while it is open. */
    private static synchronized String number() {
        if (number == null) {
            number = ANumber.taken("TAX", Somebody.REPORTER_ID).id().toString();
        }
        return number;
    }
}
