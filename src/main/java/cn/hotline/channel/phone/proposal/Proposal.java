package cn.hotline.channel.phone.proposal;

import cn.hotline.ticket.Level;
import cn.hotline.ticket.Reporter;
import cn.hotline.ticket.TicketType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call seems to be about; whatever was not heard is left out.
 *
 * @param matter code of a leaf
 * @param furtherMatters codes of what else was told in the same call
 * @param unit code
 * @param region code
 * @param reporterPhone E.164
 * @param elements by their keys, each as the form wants it
 * @param title at most 30 characters
 * @param summary at most 300 characters
 * @param questions for what the form requires and nobody said
 */
public record Proposal(
        @Nullable Proposed<TicketType> type,
        @Nullable Proposed<Level> level,
        @Nullable Proposed<String> matter,
        List<Proposed<String>> furtherMatters,
        @Nullable Proposed<String> unit,
        @Nullable Proposed<String> region,
        @Nullable Proposed<String> address,
        Proposed<Reporter.Kind> reporterKind,
        @Nullable Proposed<String> reporterName,
        @Nullable Proposed<String> reporterPhone,
        Map<String, Proposed<Object>> elements,
        Proposed<String> title,
        Proposed<String> summary,
        List<Question> questions) {}
