package cn.hotline.ticket;

import cn.hotline.platform.Page;
import cn.hotline.support.As;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an auditor finds when all tickets made since a moment are proved page by page. */
record Proof(int tickets, int events, List<Map<String, Object>> faults, List<String> digests, String text) {

    static Proof since(@Nullable UUID mark, int limit) {
        int tickets = 0;
        int events = 0;
        var faults = new ArrayList<Map<String, Object>>();
        var digests = new ArrayList<String>();
        var text = new StringBuilder();
        var after = mark == null ? null : Page.cursor(mark);
        do {
            var page = page(after, limit);
            tickets += page.getInt("tickets");
            events += page.getInt("events");
            faults.addAll(page.getList("faults"));
            digests.add(page.getString("digest"));
            text.append(page.prettify());
            after = page.getString("next");
        } while (after != null);
        return new Proof(tickets, events, faults, digests, text.toString());
    }

    /** Everything that is made from now on comes behind it. */
    static UUID mark() {
        return Ticket.newId();
    }

    private static JsonPath page(@Nullable String after, int limit) {
        var range = new HashMap<String, Object>(Map.of("limit", limit));
        if (after != null) {
            range.put("after", after);
        }
        return As.auditor()
                .body(range)
                .post("/api/staff/v1/history-checks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
