package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.ATicket;
import cn.hotline.support.Entries;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Requests about the catalogue that would succeed; each makes an entry of its own. */
final class CatalogueBook {

    private CatalogueBook() {}

    static RequestSpecification request(Row row, RequestSpecification request) {
        if (row.method().equals("GET")) {
            return request;
        }
        if (row.path().endsWith(".csv")) {
            return request.contentType("text/csv").body(Entries.exported(plural(row)));
        }
        if (row.path().endsWith("/retirement")) {
            return request.header("If-Match", "*").body(Map.of("replacedBy", List.of(present(row))));
        }
        return request.body(
                row.path().contains("/code-sets/") ? Map.of() : Map.of("content", Entries.content(plural(row))));
    }

    static String path(Row row) {
        if (row.path().contains("/code-sets/")) {
            return row.path().replace("{label}", Entries.codeSetOfToday());
        }
        var code = switch (row.method()) {
            case "PUT" -> Entries.freshCode();
            case "POST" -> row.path().endsWith(".csv") ? "" : Entries.made(plural(row));
            default -> present(row);
        };
        return row.path().replace("{code}", code);
    }

    private static String plural(Row row) {
        return row.path().replaceAll(".*/catalogue/(\\w+).*", "$1");
    }

    private static String present(Row row) {
        return switch (plural(row)) {
            case "matters" -> ATicket.MATTER;
            case "units" -> ATicket.UNIT;
            default -> "999901001";
        };
    }
}
