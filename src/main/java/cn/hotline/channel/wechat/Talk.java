package cn.hotline.channel.wechat;

import cn.hotline.channel.wechat.WechatMessage.Sealing;
import cn.hotline.channel.wechat.WechatMessage.Taken;
import cn.hotline.platform.Counts;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the official account says to a message; one message of a person after the other, each answered once. */
@Singleton
final class Talk {

    private static final Set<String> GREETINGS = Set.of("你好", "您好", "在吗", "帮助", "菜单", "hi", "hello", "help", "?", "0");

    private static final Set<String> PERSON = Set.of("人工", "转人工", "人工服务", "person");

    private static final Pattern NUMBERS = Pattern.compile("[+\\d\\s-]*");

    /** Nothing can be read out of less. */
    private static final int LEAST = 4;

    /** WeChat takes 2048 bytes. */
    private static final int LONGEST = 600;

    private static final Messages CHINESE = Messages.accepting(null);

    private final MatterTalk matters;
    private final TicketTalk tickets;
    private final Handovers handovers;
    private final UnionIds unions;
    private final Counts counts;
    private final OfficialConfig config;
    private final Sealing sealing;
    private final Clock clock;

    Talk(
            MatterTalk matters,
            TicketTalk tickets,
            Handovers handovers,
            UnionIds unions,
            Counts counts,
            OfficialConfig config,
            Vault vault,
            ObjectMapper json,
            Clock clock) {
        this.matters = matters;
        this.tickets = tickets;
        this.handovers = handovers;
        this.unions = unions;
        this.counts = counts;
        this.config = config;
        this.sealing = new Sealing(vault, json);
        this.clock = clock;
    }

    /**
     * An answer.
     *
     * @param reply empty for none
     * @param isNew whether it was made now
     */
    record Said(String reply, boolean isNew) {}

    /** In a transaction, as all of these. @throws cn.hotline.platform.Refusal when what was asked for can't be done */
    Said answer(Taken taken, @Nullable Guess guess) {
        var talk = Conversation.held(taken.conversation());
        WechatMessage message = WechatMessage.findById(taken.id());
        if (message.isAnswered()) {
            return new Said(message.reply(sealing), false);
        }
        if (talk.saidAt.plus(config.silence()).isBefore(clock.instant())) {
            talk.rests(); // the draft stays a draft
        }
        talk.heard(clock.instant());
        var in = message.incoming(sealing);
        var reply = step(talk, in, guess);
        return said(message, kind(in), reply.isEmpty() ? "silent" : "answered", reply);
    }

    /** After {@link #answer} was refused. */
    Said refuse(Taken taken, String why) {
        Conversation.held(taken.conversation()).heard(clock.instant());
        WechatMessage message = WechatMessage.findById(taken.id());
        return message.isAnswered()
                ? new Said(message.reply(sealing), false)
                : said(message, kind(message.incoming(sealing)), "refused", why);
    }

    /** What can't be answered after so many tries is left for people to read. */
    void giveUp(Taken taken, int tries) {
        var talk = Conversation.held(taken.conversation());
        WechatMessage message = WechatMessage.findById(taken.id());
        if (!message.isAnswered() && message.isTriedTooOften(tries)) {
            handovers.open(talk);
            var unused = said(message, "unread", "given-up", "");
        }
    }

    private Said said(WechatMessage message, String kind, String outcome, String reply) {
        counts.committed("hotline.wechat.messages", "kind", kind, "outcome", outcome);
        var text = Told.cut(reply, LONGEST);
        message.answer(text, sealing, clock.instant());
        return new Said(text, true);
    }

    private static String kind(Incoming in) {
        return in.kind().name().toLowerCase(Locale.ROOT);
    }

    private String step(Conversation talk, Incoming in, @Nullable Guess guess) {
        if (in.kind() == Incoming.Kind.EVENT) {
            return event(talk, in);
        }
        if (handovers.isOpen(talk)) {
            return isWord(in.text(), "结束", "end") ? handovers.endedByCitizen(talk) : "";
        }
        return switch (in.kind()) {
            case TEXT, LINK -> words(talk, in.text(), guess);
            case VOICE ->
                in.text() == null || in.text().isBlank() ? matters.voice(talk, in) : words(talk, in.text(), guess);
            case IMAGE, VIDEO, SHORTVIDEO -> matters.picture(talk, in);
            case LOCATION -> matters.place(talk, in);
            case EVENT, OTHER -> CHINESE.text("wechat.unknown-kind");
        };
    }

    private String event(Conversation talk, Incoming in) {
        if (in.isEvent("subscribe")) {
            unions.wantAgain(talk.id);
            return CHINESE.text("wechat.welcome");
        }
        var key = in.isEvent("CLICK") && in.eventKey() != null ? in.eventKey() : "";
        return switch (key) {
            case "" -> "";
            case "HELP" -> CHINESE.text("wechat.welcome");
            case "PERSON" -> handovers.open(talk);
            case "TICKET" -> tickets.last(talk);
            default -> key.startsWith("MATTER_") ? matters.choose(talk, key.substring(7)) : "";
        };
    }

    private String words(Conversation talk, @Nullable String said, @Nullable Guess guess) {
        var text = plain(said);
        if (text.isEmpty()) {
            return CHINESE.text("wechat.unknown-kind");
        }
        if (PERSON.contains(text)) {
            return handovers.open(talk);
        }
        var command = tickets.command(talk, text);
        if (command != null) {
            return command;
        }
        return talk.stage == Conversation.Stage.IDLE && GREETINGS.contains(text.toLowerCase(Locale.ROOT))
                ? CHINESE.text("wechat.welcome")
                : matters.words(talk, text, guess);
    }

    /** The words of a message that may tell of a matter; nothing where it is a command, a number or too little. */
    static Optional<String> telling(Incoming in) {
        var text = in.kind() == Incoming.Kind.TEXT || in.kind() == Incoming.Kind.VOICE ? plain(in.text()) : "";
        return text.length() < LEAST
                        || PERSON.contains(text)
                        || GREETINGS.contains(text.toLowerCase(Locale.ROOT))
                        || NUMBERS.matcher(text).matches()
                        || TicketTalk.isCommand(text)
                ? Optional.empty()
                : Optional.of(text);
    }

    /** Whether a text is one of these words and nothing else. */
    static boolean isWord(@Nullable String text, String... words) {
        return text != null && List.of(words).contains(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC));
    }

    /** Without what no text may hold. */
    private static String plain(@Nullable String said) {
        if (said == null) {
            return "";
        }
        var text = new StringBuilder();
        said.codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\t')
                .filter(c -> (c < 0x7f || c > 0x9f) && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }
}
