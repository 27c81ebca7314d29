package cn.hotline.notice;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an SMS that is nothing but one of these words means: no more, or again. */
enum Wish {
    OPT_OUT(Set.of("TD", "T", "N", "退订")),
    OPT_IN(Set.of("开通", "恢复"));

    private final Set<String> words;

    Wish(Set<String> words) {
        this.words = words;
    }

    /** However it is typed: full-width, small, with spaces or a full stop. */
    static Optional<Wish> of(String text) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]+", "")
                .toUpperCase(Locale.ROOT);
        for (var wish : values()) {
            if (wish.words.contains(bare)) {
                return Optional.of(wish);
            }
        }
        return Optional.empty();
    }
}
