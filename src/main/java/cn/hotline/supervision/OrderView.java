package cn.hotline.supervision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervision order as staff see it.
 *
 * @param level 0 for the unit that got the card, one more for each level above
 * @param answerSeq the step of the ticket's timeline that holds the answer
 */
public record OrderView(
        UUID id,
        UUID card,
        String ticket,
        String unit,
        String unitName,
        int level,
        SupervisionOrder.State state,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant answeredAt,
        @Nullable Integer answerSeq) {

    static OrderView of(SupervisionOrder order) {
        return new OrderView(
                order.id,
                order.cardId,
                order.number,
                order.unit,
                order.unitName,
                order.level,
                order.state,
                order.openedAt,
                order.dueAt,
                order.answeredAt,
                order.answerSeq);
    }
}
