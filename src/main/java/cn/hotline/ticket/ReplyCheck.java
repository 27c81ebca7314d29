package cn.hotline.ticket;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.ReplyFinding.Code;
import cn.hotline.ticket.ReplyFinding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply as a reviewer would: is each part filled, is it more than a form and set phrases, does it answer what was asked, was
 * something done? Rules and word lists only, so that every finding can be explained, and the same reply always gets the same ones.
 */
final class ReplyCheck {

    /** Where the matter must come up; an office's name and a promise to call say nothing of it. */
    private static final List<String> TOPICAL = List.of("checked", "result", "legalBasis", "unableReason", "nextRoute");

    private static final int PAIRS_SHOWN = 20;

    private final Reply reply;
    private final Outcome outcome;
    private final ReplyAsked asked;
    private final Measure measure;
    private final List<ReplyFinding> findings = new ArrayList<>();

    private ReplyCheck(Reply reply, Outcome outcome, ReplyAsked asked, Measure measure) {
        this.reply = reply;
        this.outcome = outcome;
        this.asked = asked;
        this.measure = measure;
    }

    /** How strict it is. */
    record Measure(int partLength, int copiedPercent, int sharedPairs) {
        static Measure of(TicketRules rules) {
            return new Measure(rules.replyPartLength(), rules.replyCopiedPercent(), rules.replySharedPairs());
        }
    }

    /**
     * What was found.
     *
     * @param shared pairs of letters that reply and ticket have in common and that say something, some of them
     */
    record Result(List<ReplyFinding> findings, int score, List<String> shared) {
        boolean isSufficient() {
            return findings.stream().noneMatch(ReplyFinding::isBlocking);
        }

        /** @throws Refusal 422 naming each part that has to be written anew */
        void demandSufficient() {
            var refusal = new Refusal(ProblemType.REPLY_INSUFFICIENT, "reply-insufficient");
            findings.stream()
                    .filter(ReplyFinding::isBlocking)
                    .forEach(finding -> refusal.andField(finding.part(), finding.key()));
            if (refusal.hasFields()) {
                throw refusal;
            }
        }
    }

    static Result of(Reply reply, Outcome outcome, ReplyAsked asked, Measure measure) {
        return new ReplyCheck(reply, outcome, asked, measure).read();
    }

    private Result read() {
        var parts = parts();
        parts.forEach(this::readPart);
        readSameness(parts);
        if (isSound("checked") && isSound("result")) {
            readCopies(parts);
            readPromises();
        }
        readDetails();
        var shared = readTopic(parts);
        return new Result(
                List.copyOf(findings),
                shared.size(),
                shared.stream().limit(PAIRS_SHOWN).toList());
    }

    private Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("checked", text(reply.checked()));
        parts.put("result", reply.result());
        parts.put("legalBasis", text(reply.legalBasis()));
        parts.put("contact", text(reply.contact()));
        parts.put("nextStep", text(reply.nextStep()));
        if (outcome == Outcome.UNABLE) {
            parts.put("unableReason", text(reply.unableReason()));
            parts.put("nextRoute", text(reply.nextRoute()));
        }
        return parts;
    }

    private void readPart(String part, String text) {
        var bare = ReplyWords.bare(text);
        boolean telling = part.equals("checked") || part.equals("result") || part.equals("unableReason");
        if (bare.isEmpty()) {
            findings.add(ReplyFinding.blocking(part, Code.EMPTY));
        } else if (ReplyWords.hasPlaceholder(text)) {
            findings.add(ReplyFinding.blocking(part, Code.PLACEHOLDER));
        } else if (ReplyWords.isMeaningless(bare)) {
            findings.add(ReplyFinding.blocking(part, Code.MEANINGLESS));
        } else if (telling && bare.length() < measure.partLength()) {
            findings.add(ReplyFinding.blocking(part, Code.TOO_SHORT));
        } else if (ReplyWords.substance(text).length() < 2) {
            // What was checked may be one set phrase if the result says something.
            boolean blocks =
                    !Set.of("checked", "legalBasis", "nextStep", "nextRoute").contains(part);
            findings.add(new ReplyFinding(part, Code.BOILERPLATE, blocks ? Severity.BLOCKING : Severity.WARNING));
        }
    }

    private void readSameness(Map<String, String> parts) {
        var seen = new HashSet<String>();
        var twice = new ArrayList<String>();
        parts.forEach((part, text) -> {
            var bare = ReplyWords.bare(text);
            if (!bare.isEmpty() && !seen.add(bare)) {
                twice.add(part);
            }
        });
        boolean form = twice.size() >= 2 || twice.contains("result");
        var severity = form ? Severity.BLOCKING : Severity.WARNING;
        twice.forEach(part -> findings.add(new ReplyFinding(part, Code.SAME_TEXT, severity)));
    }

    private void readCopies(Map<String, String> parts) {
        for (var part : List.of("checked", "result")) {
            if (asked.isCopiedBy(text(parts.get(part)), measure.copiedPercent())) {
                findings.add(ReplyFinding.blocking(part, Code.COPIED));
            }
        }
    }

    /** Whoever asks or suggests may be told of what is going to be. */
    private void readPromises() {
        boolean question = switch (asked.type()) {
            case CONSULTATION, SUGGESTION, COMMENDATION -> true;
            case HELP, COMPLAINT, REPORT -> false;
        };
        var result = reply.result();
        if (outcome != Outcome.RESOLVED || question || ReplyWords.isDone(result)) {
            return;
        }
        if (ReplyWords.isForwarded(result)) {
            findings.add(ReplyFinding.warning("result", Code.FORWARDED_ONLY));
        } else if (ReplyWords.promises(result)) {
            findings.add(ReplyFinding.blocking("result", Code.PROMISE_ONLY));
        }
    }

    private void readDetails() {
        var contact = text(reply.contact());
        if (isSound("contact") && !ReplyWords.namesTelephone(contact)) {
            findings.add(
                    ReplyWords.namesSomebody(contact)
                            ? ReplyFinding.warning("contact", Code.NO_TELEPHONE)
                            : ReplyFinding.blocking("contact", Code.NO_CONTACT));
        }
        if (isSound("legalBasis") && !ReplyWords.namesBasis(text(reply.legalBasis()))) {
            findings.add(ReplyFinding.warning("legalBasis", Code.NO_BASIS_NAMED));
        }
        if (outcome == Outcome.UNABLE && reply.unableCode() == null) {
            findings.add(ReplyFinding.warning("unableCode", Code.NO_REASON_CODE));
        }
        if (outcome == Outcome.UNABLE && isSound("nextRoute") && !ReplyWords.namesRoute(text(reply.nextRoute()))) {
            findings.add(ReplyFinding.warning("nextRoute", Code.NO_ROUTE_NAMED));
        }
    }

    private List<String> readTopic(Map<String, String> parts) {
        var topic = asked.topic(
                TOPICAL.stream().map(part -> parts.getOrDefault(part, "")).toList());
        if (isSound("result") && topic.isStrange()) {
            findings.add(ReplyFinding.blocking("result", Code.OFF_TOPIC));
        } else if (isSound("result") && topic.isWeak(measure.sharedPairs())) {
            findings.add(ReplyFinding.warning("result", Code.HARDLY_ON_TOPIC));
        }
        return topic.pairs();
    }

    /** One fault a part is enough to write it anew. */
    private boolean isSound(String part) {
        return findings.stream().noneMatch(finding -> finding.part().equals(part));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
