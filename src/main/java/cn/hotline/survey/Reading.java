package cn.hotline.survey;

import org.jspecify.annotations.Nullable;

/** What a citizen's words came to. */
sealed interface Reading {

    /**
     * An answer that can be read in one way only.
     *
     * @param service 话务服务 1 to 4, where it was said
     * @param handling 办理情况 1 to 4
     */
    record Rated(
            @Nullable Integer service,
            int handling,
            @Nullable String reason) implements Reading {

        @Override
        public String toString() {
            return "Rated[" + service + ", " + handling + "]";
        }
    }

    /** About the matter, but not to be read in one way. */
    record Ambiguous(Why why) implements Reading {}

    /** Nothing of an answer. */
    record Unrelated() implements Reading {}

    /** Why it can't be read in one way. */
    enum Why {
        /** A number that is no rating. */
        NUMBER,
        /** Two ratings, or a rating and words that contradict it. */
        CONTRADICTION,
        /** Words that are neither content nor discontent. */
        WORDS
    }
}
