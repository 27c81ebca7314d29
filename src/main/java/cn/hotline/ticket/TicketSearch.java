package cn.hotline.ticket;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Index terms of a ticket's title and text, apart from the ticket so that its many changes don't touch the index. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // queries read them
public class TicketSearch extends PanacheEntityBase {

    @Id
    private UUID ticketId;

    private List<String> grams;

    @SuppressWarnings("NullAway.Init")
    protected TicketSearch() {}

    TicketSearch(UUID ticketId, List<String> grams) {
        this.ticketId = ticketId;
        this.grams = grams;
    }
}
