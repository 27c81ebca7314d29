package cn.hotline.ticket;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything about a ticket that its history determines, by name, to compare a stored ticket with a rebuilt one. */
record Snapshot(Map<String, @Nullable Object> facts) {

    static Snapshot of(Ticket t) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("seq", t.seq);
        facts.put("number", t.number);
        facts.put("status", t.status());
        facts.put("type", t.type);
        facts.put("level", t.level);
        facts.put("channel", t.channel);
        facts.put("matter", t.matter);
        facts.put("unit", t.unit);
        facts.put("desks", List.copyOf(t.desks));
        facts.put("handling", t.handling);
        facts.put("place", t.place());
        facts.put("title", t.title);
        facts.put("text", t.text);
        facts.put("elements", History.tree(t.elements));
        facts.put("reporterKind", t.reporterKind);
        facts.put("reporterName", t.reporterName);
        facts.put("reporterPhone", t.reporterPhone);
        facts.put("codeHash", Arrays.hashCode(t.codeHash()));
        facts.put("citizen", t.citizen);
        facts.put("partner", t.partner);
        facts.put("parent", t.parent);
        facts.put("subTickets", List.copyOf(t.subTickets));
        facts.put("attachments", List.copyOf(t.attachments));
        facts.put("reply", t.reply);
        facts.put("outcome", t.outcome);
        facts.put("rating", t.rating);
        facts.put("redo", t.redo);
        facts.put("urges", t.urges);
        facts.put("lastUrgedAt", t.lastUrgedAt);
        facts.put("filedAt", t.filedAt);
        facts.put("acceptedAt", t.acceptedAt);
        facts.put("dispatchedAt", t.dispatchedAt);
        facts.put("signedAt", t.signedAt);
        facts.put("repliedAt", t.repliedAt);
        facts.put("closedAt", t.closedAt);
        facts.put("updatedAt", t.updatedAt);
        return new Snapshot(facts);
    }

    List<String> differences(Snapshot other) {
        return facts.keySet().stream()
                .filter(name -> !Objects.equals(facts.get(name), other.facts.get(name)))
                .toList();
    }
}
