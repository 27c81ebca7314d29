package cn.hotline.channel.wechat;

import cn.hotline.channel.wechat.WechatMessage.Sealing;
import cn.hotline.channel.wechat.WechatMessage.Taken;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the official account says to a message; one message of a person after the other, each answered once. */
@Singleton
final class Talk {

    private static final Set<String> GREETINGS = Set.of("你好", "您好", "在吗", "帮助", "菜单", "hi", "hello", "help", "?", "0");

    private static final Set<String> PERSON = Set.of("人工", "转人工", "人工服务", "person");

    /** WeChat takes 2048 bytes. */
    private static final int LONGEST = 600;

    private static final Messages CHINESE = Messages.accepting(null);

    private final MatterTalk matters;
    private final TicketTalk tickets;
    private final Handovers handovers;
    private final OfficialConfig config;
    private final Sealing sealing;
    private final Clock clock;

    Talk(
            MatterTalk matters,
            TicketTalk tickets,
            Handovers handovers,
            OfficialConfig config,
            Vault vault,
            ObjectMapper json,
            Clock clock) {
        this.matters = matters;
        this.tickets = tickets;
        this.handovers = handovers;
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
    Said answer(Taken taken) {
        var talk = Conversation.held(taken.conversation());
        WechatMessage message = WechatMessage.findById(taken.id());
        if (message.isAnswered()) {
            return new Said(message.reply(sealing), false);
        }
        if (talk.saidAt.plus(config.silence()).isBefore(clock.instant())) {
            talk.rests(); // the draft stays a draft
        }
        talk.heard(clock.instant());
        return said(message, step(talk, message.incoming(sealing)));
    }

    /** After {@link #answer} was refused. */
    Said refuse(Taken taken, String why) {
        Conversation.held(taken.conversation()).heard(clock.instant());
        WechatMessage message = WechatMessage.findById(taken.id());
        return message.isAnswered() ? new Said(message.reply(sealing), false) : said(message, why);
    }

    /** What can't be answered after so many tries is left for people to read. */
    void giveUp(Taken taken, int tries) {
        var talk = Conversation.held(taken.conversation());
        WechatMessage message = WechatMessage.findById(taken.id());
        if (!message.isAnswered() && message.isTriedTooOften(tries)) {
            handovers.open(talk);
            message.answer("", sealing, clock.instant());
        }
    }

    private Said said(WechatMessage message, String reply) {
        var text = reply.codePointCount(0, reply.length()) <= LONGEST
                ? reply
                : reply.substring(0, reply.offsetByCodePoints(0, LONGEST - 1)) + "…";
        message.answer(text, sealing, clock.instant());
        return new Said(text, true);
    }

    private String step(Conversation talk, Incoming in) {
        if (in.kind() == Incoming.Kind.EVENT) {
            return event(talk, in);
        }
        if (handovers.isOpen(talk)) {
            return isWord(in.text(), "结束") || isWord(in.text(), "end") ? handovers.endedByCitizen(talk) : "";
        }
        return switch (in.kind()) {
            case TEXT, LINK -> words(talk, in.text());
            case VOICE -> in.text() == null || in.text().isBlank() ? matters.voice(talk, in) : words(talk, in.text());
            case IMAGE, VIDEO, SHORTVIDEO -> matters.picture(talk, in);
            case LOCATION -> matters.place(talk, in);
            case EVENT, OTHER -> CHINESE.text("wechat.unknown-kind");
        };
    }

    private String event(Conversation talk, Incoming in) {
        if (in.isEvent("subscribe")) {
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

    private String words(Conversation talk, @Nullable String said) {
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
        return talk.stage == Conversation.Stage.IDLE && GREETINGS.contains(text.toLowerCase(java.util.Locale.ROOT))
                ? CHINESE.text("wechat.welcome")
                : matters.words(talk, text);
    }

    static boolean isWord(@Nullable String text, String word) {
        return text != null
                && Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).equals(word);
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
