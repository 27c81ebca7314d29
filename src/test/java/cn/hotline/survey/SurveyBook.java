package cn.hotline.survey;

import static cn.hotline.support.ATicket.aTicket;

import cn.hotline.access.Phone;
import cn.hotline.notice.Inbound;
import cn.hotline.notice.IncomingSms;
import cn.hotline.platform.Vault;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests look up about a ticket's surveys, and what its citizen does. */
public final class SurveyBook {

    private static final AtomicInteger PHONES = new AtomicInteger((int) (System.nanoTime() % 90_000_000));

    private static String asked;

    private SurveyBook() {}

    /** A mobile number that nobody else has. */
    public static String freshPhone() {
        return "198" + "%08d".formatted(PHONES.incrementAndGet());
    }

    /** Closed, of a citizen with a number of their own. */
    public static ATicket closed(String phone) {
        return aTicket().reporter("NAMED", "王小明", phone).closed();
    }

    public static List<Map<String, Object>> surveys(ATicket ticket) {
        return As.manager()
                .get("/api/staff/v1/tickets/{n}/surveys", ticket.number())
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    public static Map<String, Object> last(ATicket ticket) {
        return surveys(ticket).getLast();
    }

    @SuppressWarnings("unchecked")
    public static List<String> verdicts(Map<String, Object> survey) {
        return ((List<Map<String, Object>>) survey.get("replies"))
                .stream().map(reply -> (String) reply.get("verdict")).toList();
    }

    static Survey row(ATicket ticket) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Survey.<Survey>find("number = ?1 order by round desc", ticket.number())
                        .firstResult());
    }

    /** Path of the page of the ticket's last survey. */
    public static String link(ATicket ticket) {
        return "/s/" + bean(SurveyLink.class).token(row(ticket).id);
    }

    /** The page of one survey, opened or sent by whoever it is. */
    public static Response asked(String method, RequestSpecification as) {
        if (asked == null) {
            asked = link(closed(freshPhone()));
        }
        as.redirects().follow(false).contentType("application/x-www-form-urlencoded");
        return method.equals("POST") ? as.body("handling=1").post(asked) : as.get(asked);
    }

    /** As a gateway brings it, when the invitations have gone out. */
    public static void sms(String phone, String extension, String text) {
        QuarkusTransaction.requiringNew()
                .run(() -> Survey.update(
                        "invitedAt = closedAt where numberHash = ?1 and invitedAt > closedAt",
                        new Phone("+86" + phone).hash(bean(Vault.class))));
        early(phone, extension, text);
    }

    /** The same before that. */
    static void early(String phone, String extension, String text) {
        bean(Inbound.class)
                .reply(new IncomingSms(
                        "test",
                        UUID.randomUUID().toString(),
                        "+86" + phone,
                        "1069012345" + extension,
                        text,
                        bean(Clock.class).instant()));
    }

    static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    /** Rows of a query, each as its values parted by commas. */
    static List<String> rows(String sql) {
        try (var connection = bean(AgroalDataSource.class).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getObject(i)));
                }
                rows.add(String.join(",", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is told about a survey, by event and state. */
    static List<String> notices(ATicket ticket) {
        return rows("select event || ' ' || state from notice where occasion like 'survey:" + row(ticket).id
                + "%' order by created_at, id");
    }

    /** Of somebody whom no message reaches. */
    static ATicket landline() {
        return aTicket().reporter("NAMED", "王小明", "0571-87654321");
    }
}
