package cn.hotline.ticket;

import cn.hotline.platform.Page;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Proves history: every chain is whole, and history alone rebuilds every ticket as it is stored. */
@ApplicationScoped
public class HistoryCheck {

    private final EntityManager db;
    private final Vault vault;
    private final History history;

    HistoryCheck(EntityManager db, Vault vault, History history) {
        this.db = db;
        this.vault = vault;
        this.history = history;
    }

    /** What can be wrong with a ticket's history. */
    public enum FaultKind {
        /** A step was changed, or put in. */
        BROKEN_CHAIN,
        /** A step is gone. */
        MISSING_EVENT,
        /** The ticket says something its history does not. */
        STATE_DIFFERS,
        /** A step can't be opened or read. */
        UNREADABLE
    }

    /** One wrong ticket; {@code detail} names fields, never their values. */
    public record Fault(
            String number,
            @Nullable Integer seq,
            FaultKind fault,
            @Nullable String detail) {}

    /** What a page of tickets came to. */
    public record Report(
            int tickets,
            int events,
            List<Fault> faults,
            String digest,
            @Nullable String next) {}

    /** Reads one consistent picture of up to {@code limit} tickets in the order they were made. */
    @Transactional
    public Report check(@Nullable UUID after, int limit) {
        db.createNativeQuery("set transaction isolation level repeatable read").executeUpdate();
        List<Ticket> tickets = after == null
                ? Ticket.<Ticket>find("order by id").range(0, limit).list()
                : Ticket.<Ticket>find("id > ?1 order by id", after)
                        .range(0, limit)
                        .list();
        boolean more = tickets.size() > limit;
        var page = more ? tickets.subList(0, limit) : tickets;
        Map<UUID, List<TicketEvent>> events = TicketEvent.<TicketEvent>list(
                        "key.ticketId in ?1 order by key.ticketId, key.seq",
                        page.stream().map(t -> t.id).toList())
                .stream()
                .collect(Collectors.groupingBy(TicketEvent::ticketId));
        var faults = new ArrayList<Fault>();
        var digest = sha256();
        int count = 0;
        for (var ticket : page) {
            var steps = events.getOrDefault(ticket.id, List.of());
            count += steps.size();
            check(ticket, steps, faults);
            digest.update(ticket.head());
        }
        var next = more ? Page.cursor(page.getLast().id) : null;
        return new Report(page.size(), count, faults, HexFormat.of().formatHex(digest.digest()), next);
    }

    private void check(Ticket ticket, List<TicketEvent> steps, List<Fault> faults) {
        var before = new byte[32];
        var rebuilt = Ticket.replayed(ticket.id);
        try {
            ticket.unseal(vault);
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                if (step.seq() != i + 1) {
                    faults.add(new Fault(ticket.number, i + 1, FaultKind.MISSING_EVENT, null));
                    return;
                }
                if (!history.isIntact(step, before)) {
                    faults.add(new Fault(ticket.number, step.seq(), FaultKind.BROKEN_CHAIN, null));
                    return;
                }
                before = step.hash();
                var action = history.read(step, ticket.key());
                if (action instanceof Action.File file && !ticket.isSealedFor(file.words(), vault)) {
                    faults.add(new Fault(ticket.number, null, FaultKind.STATE_DIFFERS, "reporter"));
                    return;
                }
                rebuilt.evolve(action, step.deed().at());
            }
        } catch (Vault.UnreadableException | java.io.UncheckedIOException e) {
            faults.add(new Fault(ticket.number, null, FaultKind.UNREADABLE, null));
            return;
        }
        compare(ticket, rebuilt, before, faults);
    }

    private static void compare(Ticket ticket, Ticket rebuilt, byte[] end, List<Fault> faults) {
        if (rebuilt.seq < ticket.seq) {
            faults.add(new Fault(ticket.number, rebuilt.seq + 1, FaultKind.MISSING_EVENT, null));
            return;
        }
        var differences = Snapshot.of(ticket).differences(Snapshot.of(rebuilt));
        if (!differences.isEmpty() || !Vault.same(end, ticket.head())) {
            faults.add(new Fault(ticket.number, null, FaultKind.STATE_DIFFERS, String.join(", ", differences)));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
