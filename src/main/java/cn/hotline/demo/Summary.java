package cn.hotline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A report in words and columns, or as JSON. */
final class Summary {
    private static final int MOST_SHARES = 40;

    private Summary() {}

    static String text(Report report) {
        StringJoiner text = new StringJoiner("\n\n", "\n", "\n");
        text.add(head(report).toString());
        text.add(shares("label", report.labels()).toString());
        text.add(shares("door", report.doors()).toString());
        if (!report.tour().isEmpty()) {
            text.add(tour(report.tour()).toString());
        }
        text.add(steps(report.steps()).toString());
        if (!report.failures().isEmpty()) {
            text.add(failures(report));
        }
        return text.add(last(report.end())).toString();
    }

    static String json(Report report) {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Table head(Report report) {
        Ledger.Tickets tickets = report.tickets();
        return new Table()
                .row("messages taken", tickets.messages())
                .row("  shortened", tickets.shortened())
                .row("  control characters removed", tickets.cleaned())
                .row("tickets made new", tickets.made())
                .row("  found from before", tickets.found())
                .row("failed", tickets.failed())
                .row("seconds", one(report.pace().seconds()))
                .row("messages/s", one(report.pace().messagesPerSecond()));
    }

    private static Table shares(String what, List<Ledger.Share> shares) {
        Table table = new Table().row(what, "messages", "closed and rated");
        shares.stream()
                .limit(MOST_SHARES)
                .forEach(share -> table.row(share.name(), share.messages(), share.closedAndRated()));
        return shares.size() > MOST_SHARES ? table.row("… and " + (shares.size() - MOST_SHARES) + " more") : table;
    }

    private static Table tour(List<Tour.Stop> stops) {
        Table table = new Table().row("one matter each by", "ticket", "tracked");
        stops.forEach(stop -> table.row(stop.door(), stop.ticket(), stop.tracked()));
        return table;
    }

    private static Table steps(List<Steps.Line> steps) {
        Table table = new Table().row("step", "count", "mean ms", "p99 ms", "failures", "retries");
        for (Steps.Line step : steps) {
            table.row(
                    step.step(), step.count(), one(step.meanMs()), one(step.p99Ms()), step.failures(), step.retries());
        }
        return table;
    }

    private static String failures(Report report) {
        StringJoiner text = new StringJoiner("\n");
        text.add("first failures of " + report.tickets().failed() + ":");
        for (Ledger.Failure failure : report.failures()) {
            StepFailed.Problem problem = failure.problem();
            StringJoiner line =
                    new StringJoiner(" · ", "  message ", "").add(failure.id()).add(failure.step());
            add(line, problem.status() == 0 ? null : String.valueOf(problem.status()));
            add(line, problem.type());
            add(line, problem.title());
            add(line, problem.detail());
            add(line, problem.traceId() == null ? null : "trace " + problem.traceId());
            text.add(line.toString());
        }
        return text.toString();
    }

    private static String last(Report.End end) {
        String count = "%d of %d closed and rated".formatted(end.closedAndRated(), end.messages());
        String again = "run the same command again and it goes on from where it stands";
        if (end.interrupted()) {
            return "stopped before the end; " + again;
        }
        return end.serviceGone() ? count + "; the service stopped answering: start it, " + again : count;
    }

    private static void add(StringJoiner line, @Nullable String part) {
        if (part != null) {
            line.add(part);
        }
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
