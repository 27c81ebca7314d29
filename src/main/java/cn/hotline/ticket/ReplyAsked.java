package cn.hotline.ticket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** What a reply has to answer, in every way the ticket says it. */
record ReplyAsked(TicketType type, List<String> texts) {

    /** With fewer the citizen wrote too little to say what a reply must be about. */
    private static final int LEAST_PAIRS = 6;

    private static final int LEAST_SIGNS = 2;
    private static final int LEAST_PAIRS_COPIED = 8;

    static ReplyAsked of(Ticket ticket) {
        var texts = new ArrayList<>(List.of(ticket.title, ticket.text));
        ticket.elements.values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .forEach(texts::add);
        var address = ticket.place().address();
        if (address != null) {
            texts.add(address);
        }
        if (ticket.matter != null) {
            texts.add(ticket.matter.name());
        }
        return new ReplyAsked(ticket.type, texts);
    }

    /**
     * What a text has in common with it.
     *
     * @param pairs of Chinese characters that say something
     * @param signs how many single characters
     */
    record Topic(boolean comparable, List<String> pairs, int signs) {

        boolean isStrange() {
            return comparable && pairs.isEmpty() && signs < LEAST_SIGNS;
        }

        boolean isWeak(int leastPairs) {
            return comparable && (pairs.isEmpty() || (pairs.size() < leastPairs && signs < LEAST_SIGNS));
        }
    }

    /** Whether that share of a text's pairs stands in it. */
    boolean isCopiedBy(String text, int percent) {
        var theirs = new HashSet<>(Grams.of(texts.toArray(String[]::new)));
        var ours = Grams.of(text);
        long copied = ours.stream().filter(theirs::contains).count();
        return ours.size() >= LEAST_PAIRS_COPIED && copied * 100 >= ours.size() * (long) percent;
    }

    Topic topic(Collection<String> ours) {
        var theirs = ReplyWords.telling(texts);
        var pairs = ReplyWords.telling(ours).stream().filter(theirs::contains).toList();
        var signs = new HashSet<>(ReplyWords.tellingSigns(ours));
        signs.retainAll(ReplyWords.tellingSigns(texts));
        return new Topic(theirs.size() >= LEAST_PAIRS, pairs, signs.size());
    }
}
