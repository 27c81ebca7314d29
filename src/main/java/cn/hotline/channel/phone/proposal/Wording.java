package cn.hotline.channel.phone.proposal;

import cn.hotline.channel.phone.proposal.Conversation.Said;
import cn.hotline.channel.phone.proposal.MatterReading.Found;
import cn.hotline.ticket.TicketType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Title and summary, put together from what the citizen said; neither holds names or numbers of persons. */
final class Wording {

    private static final int TITLE = 30;
    private static final int SUMMARY = 300;
    private static final int MOST_CLAUSES = 14;
    private static final Pattern CLAUSES = Pattern.compile("[，。！？；\\n]+");
    private static final Pattern PERSONAL = Pattern.compile(
            "^(?:免贵)?(?:我)?姓|我叫|贵姓|电话|号码|匿名|保密|[0-9零〇幺一二三四五六七八九两]{6,}|^(?:你好|您好|喂|谢谢|再见|对|是的?|好的?|没有|嗯)$");
    private static final Pattern TELLING =
            Pattern.compile("[0-9一二三四五六七八九十两]+(?:天|点|栋|号|元|块|个|年|月)|希望|要求|不|没|太|坏|昨|今天|上周|小区|路|村");

    private final Conversation talk;
    private final List<Spot> spots;

    Wording(Conversation talk, List<Spot> spots) {
        this.talk = talk;
        this.spots = spots;
    }

    Proposed<String> title(List<Found> ranked, @Nullable Proposed<TicketType> type) {
        var turns = new TreeSet<Integer>();
        var title = new StringBuilder();
        spots.stream()
                .max(Comparator.comparingInt((Spot spot) -> spot.kind() == Spot.Kind.ROAD ? 0 : 1)
                        .thenComparingDouble(Spot::confidence)
                        .thenComparingInt(spot -> -spot.start()))
                .ifPresent(spot -> {
                    title.append(spot.name());
                    turns.add(talk.turnAt(spot.start()));
                });
        title.append(problem(ranked, type, turns));
        var text = title.isEmpty() ? "市民来电" : title.toString();
        return new Proposed<>(
                text.substring(0, Math.min(TITLE, text.length())), ranked.isEmpty() ? 0.3 : 0.8, List.copyOf(turns));
    }

    private String problem(List<Found> ranked, @Nullable Proposed<TicketType> type, Set<Integer> turns) {
        if (ranked.isEmpty()) {
            return "";
        }
        var first = ranked.getFirst();
        var prefix = type == null
                ? ""
                : switch (type.value()) {
                    case CONSULTATION -> "咨询";
                    case SUGGESTION -> "建议";
                    case COMMENDATION -> "表扬";
                    case HELP, COMPLAINT, REPORT -> "";
                };
        for (var hit : first.hits()) {
            boolean own = talk.isCitizenAt(hit.start()) && !Negation.isBefore(talk.text(), hit.start());
            int length = hit.end() - hit.start();
            if (own && length >= 4 && length <= 14 && prefix.isEmpty()) {
                turns.add(talk.turnAt(hit.start()));
                return talk.text().substring(hit.start(), hit.end()).replaceAll("[，、]", "");
            }
        }
        var name = first.matter().name();
        return prefix.isEmpty() || name.contains(prefix) ? name : prefix + name;
    }

    Proposed<String> summary(List<Found> ranked) {
        var clauses = clauses(ranked);
        var chosen = clauses.stream()
                .sorted(Comparator.comparingDouble((Clause clause) -> -clause.score())
                        .thenComparingInt(Clause::start))
                .limit(MOST_CLAUSES)
                .sorted(Comparator.comparingInt(Clause::start))
                .toList();
        var summary = new StringBuilder();
        var turns = new TreeSet<Integer>();
        for (var clause : chosen) {
            if (summary.length() + clause.text().length() + 2 <= SUMMARY) {
                summary.append(summary.isEmpty() ? "" : "，").append(clause.text());
                turns.add(talk.turnAt(clause.start()));
            }
        }
        var text = summary.isEmpty() ? "" : summary.append('。').toString();
        return new Proposed<>(text, text.isEmpty() ? 0.2 : 0.8, List.copyOf(turns));
    }

    private record Clause(String text, int start, double score) {}

    private List<Clause> clauses(List<Found> ranked) {
        var clauses = new ArrayList<Clause>();
        for (var said : talk.byCitizen()) {
            int from = 0;
            var ends = CLAUSES.matcher(said.text());
            while (from < said.text().length()) {
                int to = ends.find() ? ends.start() : said.text().length();
                clause(said, from, to, ranked).ifPresent(clauses::add);
                from = to < said.text().length() ? ends.end() : to;
            }
        }
        return clauses;
    }

    /** How much a clause tells, or nothing when it is personal. */
    private Optional<Clause> clause(Said said, int from, int to, List<Found> ranked) {
        var text = said.text().substring(from, Math.min(to, from + SUMMARY / 3));
        if (text.length() < 2 || PERSONAL.matcher(text).find()) {
            return Optional.empty();
        }
        int start = said.start() + from;
        int end = said.start() + to;
        double score = TELLING.matcher(text).find() ? 1 : 0.3;
        for (var found : ranked.stream().limit(2).toList()) {
            score += found.hits().stream()
                    .filter(hit -> hit.start() < end && start < hit.end())
                    .count();
        }
        score += spots.stream()
                .filter(spot -> spot.start() < end && start < spot.end())
                .count();
        return Optional.of(new Clause(text, start, score));
    }
}
