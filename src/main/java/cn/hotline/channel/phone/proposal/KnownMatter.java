package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import cn.hotline.catalogue.Matter;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import java.util.List;
import java.util.Optional;

/** A leaf of the catalogue as far as a call can name it. */
record KnownMatter(
        String code, String name, TicketType type, Level level, String unit, Form form, List<String> keywords) {

    /** A leaf that the catalogue has in full. */
    static Optional<KnownMatter> of(Matter matter) {
        var type = matter.type();
        var level = matter.level();
        var unit = matter.unit();
        var form = matter.form();
        return type == null || level == null || unit == null || form == null
                ? Optional.empty()
                : Optional.of(
                        new KnownMatter(matter.code(), matter.name(), type, level, unit, form, matter.keywords()));
    }

    /** The rest of a branch (其他诉求): right only when nothing else is. */
    boolean isRest() {
        return code.endsWith("9901");
    }
}
