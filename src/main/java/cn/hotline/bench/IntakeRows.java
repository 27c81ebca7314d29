package cn.hotline.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Rows of one filing, of the size the service's own have. */
final class IntakeRows {

    private static final int SEALED_OVERHEAD = 28;
    private static final String HANDLING = """
            {"duty":{"returnedBy":[],"forced":false,"appeal":"NONE"},"above":[],"asked":[],\
            "time":{"extended":false,"suspendedDays":0,"milestones":[]}}""";

    private final Array none;
    private final Array centre;

    IntakeRows(Connection connection) throws SQLException {
        this.none = connection.createArrayOf("varchar", new Object[0]);
        this.centre = connection.createArrayOf("varchar", new Object[] {"*"});
    }

    /** What is filed: its id, number and text. */
    record Filing(UUID id, String number, String text, OffsetDateTime at) {}

    @Nullable
    Object[] ticket(String insert, Filing filing) {
        var id = filing.id();
        var number = filing.number();
        var text = filing.text();
        var now = filing.at();
        Map<String, Object> row = Map.ofEntries(
                Map.entry("attachments", "[]"),
                Map.entry("channel", "WEB"),
                Map.entry("code_hash", bytes(32)),
                Map.entry("data_key", bytes(32 + SEALED_OVERHEAD)),
                Map.entry("desks", none),
                Map.entry("due_provisional", false),
                Map.entry("elements", "{}"),
                Map.entry("handling", HANDLING),
                Map.entry("filed_at", now),
                Map.entry("head", bytes(32)),
                Map.entry("level", "GENERAL"),
                Map.entry("lock_version", 0),
                Map.entry("name_hash", bytes(32)),
                Map.entry("number", number),
                Map.entry("people_sealed", bytes(110)),
                Map.entry("phone_hash", bytes(32)),
                Map.entry("region", "999901"),
                Map.entry("address", "文化路8号"),
                Map.entry("reporter_kind", "NAMED"),
                Map.entry("reporter_name", "王**"),
                Map.entry("reporter_phone", "199****0001"),
                Map.entry("seq", 1),
                Map.entry("status", "FILED"),
                Map.entry("sub_tickets", none),
                Map.entry("text", text),
                Map.entry("title", text.substring(0, Math.min(20, text.length()))),
                Map.entry("track_failures", 0),
                Map.entry("type", "HELP"),
                Map.entry("updated_at", now),
                Map.entry("urges", 0),
                Map.entry("id", id));
        return inOrder(insert, row);
    }

    @Nullable
    Object[] deadline(String insert, Filing filing) {
        var due = filing.at().plusMinutes(30);
        Map<String, Object> row = Map.ofEntries(
                Map.entry("amount", 30),
                Map.entry("base_due_at", due),
                Map.entry("calendar_version", 9),
                Map.entry("counted", "WORKING_MINUTES"),
                Map.entry("due_at", due),
                Map.entry("extension_days", 0),
                Map.entry("item", 0),
                Map.entry("kind", "TRIAGE"),
                Map.entry("next", "WARNING"),
                Map.entry("next_at", filing.at().plusMinutes(15)),
                Map.entry("number", filing.number()),
                Map.entry("pauses", "[]"),
                Map.entry("policy", "TRIAGE#1v1"),
                Map.entry("provisional", false),
                Map.entry("rank", 2),
                Map.entry("started_at", filing.at()),
                Map.entry("state", "RUNNING"),
                Map.entry("ticket_id", filing.id()),
                Map.entry("unit", "*"),
                Map.entry("unit_line", centre),
                Map.entry("id", UUID.randomUUID()));
        return inOrder(insert, row);
    }

    /** What the citizen is told of it. */
    @Nullable
    Object[] notice(Filing filing) {
        return new Object[] {
            UUID.randomUUID(),
            "step:" + filing.id() + ":1",
            "RECEIVED",
            filing.id().toString(),
            bytes(32),
            bytes(100 + SEALED_OVERHEAD),
            false,
            "",
            filing.at(),
            filing.at().plusDays(3),
            filing.at()
        };
    }

    /** By column name, in the order in which the service's statement has them. */
    private static @Nullable Object[] inOrder(String insert, Map<String, Object> row) {
        var columns =
                insert.substring(insert.indexOf('(') + 1, insert.indexOf(')')).split(",");
        var values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = row.get(columns[i]);
        }
        return values;
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
