package cn.hotline.catalogue;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.util.List;

/** The columns of a kind's table; {@code code} and {@code version} stand before them. */
final class Table {

    static final String CODE = "code";
    static final String VERSION = "version";

    private Table() {}

    static List<Column> columns(CatalogueKind kind) {
        return switch (kind) {
            case MATTER -> matter();
            case UNIT -> unit();
            case REGION -> region();
        };
    }

    private static List<Column> matter() {
        return List.of(
                Column.text("name"),
                Column.text("nameEn"),
                Column.text("parent"),
                Column.flag("leaf"),
                Column.number("position"),
                Column.oneOf("type", TicketType.values()),
                Column.oneOf("level", Level.values()),
                Column.text("unit"),
                Column.flag("review"),
                Column.number("limit.amount"),
                Column.oneOf("limit.unit", Matter.LimitUnit.values()),
                Column.list("replyParts"),
                Column.list("keywords"),
                Column.text("script"),
                Column.json("knowledge"),
                Column.json("guide"),
                Column.json("form"),
                Column.list("replacedBy"));
    }

    private static List<Column> unit() {
        return List.of(
                Column.text("name"),
                Column.oneOf("kind", Unit.Kind.values()),
                Column.text("parent"),
                Column.text("region"),
                Column.text("phone"),
                Column.json("contacts"),
                Column.text("substitute"),
                Column.number("position"),
                Column.list("replacedBy"));
    }

    private static List<Column> region() {
        return List.of(
                Column.text("name"),
                Column.oneOf("level", Region.Level.values()),
                Column.text("parent"),
                Column.number("position"),
                Column.list("replacedBy"));
    }
}
