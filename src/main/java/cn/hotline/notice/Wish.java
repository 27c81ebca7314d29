package cn.hotline.notice;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** What an SMS that is nothing but one of a few words means: no more, or again. */
enum Wish {
    OPT_OUT,
    OPT_IN;

    /** However it is typed: full-width, small, with spaces or a full stop. */
    static Optional<Wish> of(String text) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]+", "")
                .toUpperCase(Locale.ROOT);
        return switch (bare) {
            case "TD", "T", "退订", "STOP", "UNSUBSCRIBE", "回T退订", "回TD退订", "回复T", "回复TD", "取消订阅", "退订全部" ->
                Optional.of(OPT_OUT);
            case "开通", "恢复" -> Optional.of(OPT_IN);
            default -> Optional.empty();
        };
    }
}
