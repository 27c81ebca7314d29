package cn.hotline.channel.wechat;

import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.MatterList;
import cn.hotline.channel.Gist;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which matter it is (事项): what was guessed from somebody's words, or one of a list; whoever does not know leaves it to staff. */
@Singleton
final class MatterChoice {

    private static final String GUESS = "guess";
    private static final String MENU = "menu:";
    private static final int MOST = 40;
    private static final Messages CHINESE = Messages.accepting(null);

    private final Vault vault;
    private final ObjectMapper json;

    MatterChoice(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    boolean isOpen(Conversation talk, Gist gist) {
        return !talk.settled && gist.matter() == null && gist.text() != null;
    }

    /** Keeps it until it is said to be right or wrong. */
    void suppose(Conversation talk, @Nullable Guess guess) {
        if (guess == null || talk.settled) {
            return;
        }
        leaf(guess.matter()).ifPresent(matter -> talk.guesses(sealed(talk, guess.fitting(matter))));
    }

    /** The matter with what its writer says to {@link #question}; null where the words are no answer to it. */
    @Nullable
    Gist answered(Conversation talk, Gist gist, String text) {
        if (talk.asked == null || talk.settled) {
            return null;
        }
        if (talk.asked.equals(GUESS)) {
            return confirmed(talk, gist, text);
        }
        return talk.asked.startsWith(MENU) ? picked(talk, gist, text) : null;
    }

    String question(Conversation talk, Gist gist) {
        var guess = guess(talk);
        var matter = guess == null ? Optional.<Matter>empty() : leaf(guess.matter());
        if (guess != null && matter.isPresent()) {
            talk.asks(GUESS);
            return CHINESE.text("wechat.guess", matter.get().name(), Told.lines(matter.get(), guess.over(gist)));
        }
        var at = talk.asked != null && talk.asked.startsWith(MENU) ? talk.asked.substring(MENU.length()) : "";
        talk.asks(MENU + at);
        var lines = new StringBuilder();
        var choices = choices(at);
        for (int i = 0; i < choices.size(); i++) {
            lines.append('\n').append(i + 1).append(' ').append(choices.get(i).name());
        }
        return CHINESE.text("wechat.menu", lines);
    }

    private @Nullable Gist confirmed(Conversation talk, Gist gist, String text) {
        var guess = guess(talk);
        if (guess != null && Talk.isWord(text, "1", "是", "是的", "对", "yes")) {
            talk.settles();
            return guess.over(gist);
        }
        if (Talk.isWord(text, "2", "不是", "不对", "no")) {
            talk.unsettles();
            return gist;
        }
        return null;
    }

    private @Nullable Gist picked(Conversation talk, Gist gist, String text) {
        if (Talk.isWord(text, "0", "不清楚", "跳过", "skip")) {
            talk.settles();
            return gist;
        }
        var choices = choices(String.valueOf(talk.asked).substring(MENU.length()));
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            if (Talk.isWord(text, Integer.toString(i + 1), choice.name())) {
                return picked(talk, gist, choice);
            }
        }
        return null;
    }

    private static Gist picked(Conversation talk, Gist gist, MatterList.Entry choice) {
        if (!choice.leaf()) {
            talk.asks(MENU + choice.code());
            return gist;
        }
        talk.settles();
        return new Gathered(gist).of(choice.code());
    }

    private static List<MatterList.Entry> choices(String parent) {
        return MatterList.under(parent.isEmpty() ? null : parent).stream()
                .limit(MOST)
                .toList();
    }

    private static Optional<Matter> leaf(String code) {
        try {
            return Optional.of(Matter.leaf("matter", code));
        } catch (Refusal retired) {
            return Optional.empty();
        }
    }

    private byte[] sealed(Conversation talk, Guess guess) {
        try {
            return vault.sealShort(json.writeValueAsBytes(guess), "wechat-guess:" + talk.id);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a guess that can't be written");
        }
    }

    private @Nullable Guess guess(Conversation talk) {
        var sealed = talk.guess();
        try {
            return sealed == null
                    ? null
                    : json.readValue(vault.openShort(sealed, "wechat-guess:" + talk.id), Guess.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
