package cn.hotline.channel.phone;

import cn.hotline.channel.Gist;
import cn.hotline.channel.phone.proposal.Proposal;
import cn.hotline.channel.phone.proposal.Proposed;
import cn.hotline.ticket.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an agent made of one field of a proposal.
 *
 * @param confidence null where nothing was proposed
 */
record Remark(
        String field,
        @Nullable Object proposed,
        @Nullable Object chosen,
        @Nullable Double confidence) {

    boolean isAgreed() {
        return Objects.equals(proposed, chosen);
    }

    /** One for each field that was proposed or chosen. */
    static List<Remark> of(Proposal proposal, Gist gist, @Nullable Level level) {
        var remarks = new ArrayList<Remark>();
        add(remarks, "type", proposal.type(), gist.type());
        add(remarks, "level", proposal.level(), level);
        add(remarks, "matter", proposal.matter(), gist.matter());
        add(remarks, "title", proposal.title(), gist.title());
        add(remarks, "text", proposal.summary(), gist.text());
        var place = gist.place();
        add(remarks, "region", proposal.region(), place == null ? null : place.region());
        add(remarks, "address", proposal.address(), place == null ? null : place.address());
        var reporter = gist.reporter();
        add(remarks, "reporter.kind", proposal.reporterKind(), reporter == null ? null : reporter.kind());
        add(remarks, "reporter.name", proposal.reporterName(), reporter == null ? null : reporter.name());
        add(remarks, "reporter.phone", proposal.reporterPhone(), reporter == null ? null : reporter.phone());
        var keys = new TreeSet<>(proposal.elements().keySet());
        keys.addAll(gist.elements().keySet());
        for (var key : keys) {
            add(
                    remarks,
                    "elements." + key,
                    proposal.elements().get(key),
                    gist.elements().get(key));
        }
        return remarks;
    }

    @Override
    public String toString() {
        return "Remark[" + field + "]";
    }

    private static void add(List<Remark> to, String field, @Nullable Proposed<?> proposed, @Nullable Object chosen) {
        if (proposed != null) {
            to.add(new Remark(field, proposed.value(), chosen, proposed.confidence()));
        } else if (chosen != null) {
            to.add(new Remark(field, null, chosen, null));
        }
    }
}
