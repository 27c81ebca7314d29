package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card as staff see it; the reasons stand in the ticket's timeline. */
public record CardView(
        UUID id,
        String ticket,
        DeadlineKind clock,
        String unit,
        String unitName,
        Card.Colour colour,
        Card.State state,
        Instant proposedAt,
        @Nullable Instant decidedAt) {

    static CardView of(Card card) {
        return new CardView(
                card.id,
                card.number,
                card.kind,
                card.unit,
                card.unitName,
                card.colour,
                card.state,
                card.proposedAt,
                card.decidedAt);
    }
}
