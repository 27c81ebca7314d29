package cn.hotline.channel.wechat;

import cn.hotline.access.Phone;
import cn.hotline.catalogue.Matter;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Drafts;
import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.Location;
import cn.hotline.channel.Submission.ReporterInput;
import cn.hotline.channel.wechat.Conversation.Stage;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Reporter.Kind;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what a matter needs, a question at a time, and files it when its owner says so. Every word of theirs is in the draft. */
@Singleton
final class MatterTalk {

    private static final String REPORTER = "reporter";
    private static final String ELEMENTS = "elements.";
    private static final Messages CHINESE = Messages.accepting(null);

    private final Drafts drafts;
    private final Doors doors;
    private final PendingMedia media;
    private final MatterChoice matters;

    MatterTalk(Drafts drafts, Doors doors, PendingMedia media, MatterChoice matters) {
        this.drafts = drafts;
        this.doors = doors;
        this.media = media;
        this.matters = matters;
    }

    /** @param guess what the words may be about, if anybody has an idea */
    String words(Conversation talk, String text, @Nullable Guess guess) {
        if (talk.stage == Stage.CONFIRMING && Talk.isWord(text, "1", "提交", "确认")) {
            return file(talk);
        }
        if (talk.stage != Stage.IDLE
                && (Talk.isWord(text, "取消", "cancel") || talk.stage == Stage.CONFIRMING && Talk.isWord(text, "3"))) {
            return cancel(talk);
        }
        if (talk.stage == Stage.CONFIRMING && Talk.isWord(text, "2", "修改")) {
            talk.asks("text");
            return CHINESE.text("wechat.change");
        }
        var gist = gist(talk);
        var chosen = matters.answered(talk, gist, text);
        if (chosen != null) {
            return next(talk, chosen);
        }
        var told = told(talk, new Gathered(gist), text);
        if (told == null) {
            return CHINESE.text("wechat.too-long", Gathered.MAX_TEXT);
        }
        matters.suppose(talk, guess);
        return next(talk, told);
    }

    /** A leaf of the catalogue, by the menu. @throws Refusal 422 when it is none */
    String choose(Conversation talk, String matter) {
        Matter.leaf("matter", matter);
        var gist = gist(talk);
        talk.settles();
        return next(talk, new Gathered(gist).of(matter));
    }

    String place(Conversation talk, Incoming in) {
        var gist = gist(talk);
        return in.lat() == null || in.lon() == null
                ? CHINESE.text("wechat.unknown-kind")
                : next(talk, new Gathered(gist).at(new Location(in.lon(), in.lat()), in.label()));
    }

    String picture(Conversation talk, Incoming in) {
        var gist = gist(talk);
        media.await(talk, in);
        return gist.text() == null
                ? asking(talk, "text", CHINESE.text("wechat.picture"))
                : CHINESE.text("wechat.picture-added") + "\n" + next(talk, gist);
    }

    /** One that WeChat did not put into words. */
    String voice(Conversation talk, Incoming in) {
        gist(talk);
        media.await(talk, in);
        return CHINESE.text("wechat.voice");
    }

    private Gist gist(Conversation talk) {
        if (talk.draft == null) {
            talk.begins(drafts.keep(talk.owner(), Channel.WECHAT, Gist.EMPTY).id());
            return Gist.EMPTY;
        }
        return drafts.one(talk.owner(), talk.draft).gist();
    }

    /** What does not answer the question is more of the matter; null when it is too much. */
    private static @Nullable Gist told(Conversation talk, Gathered so, String text) {
        if (talk.asked != null && talk.asked.startsWith(ELEMENTS) && so.gist().matter() != null) {
            if (Talk.isWord(text, "跳过", "skip")) {
                return so.unclassified();
            }
            var key = talk.asked.substring(ELEMENTS.length());
            var value = Matter.today(so.gist().matter()).flatMap(matter -> matter.read(key, text));
            if (value.isPresent()) {
                return so.with(key, value.get());
            }
        }
        var reporter = reporter(text);
        if (reporter != null) {
            return so.by(reporter);
        }
        return so.hasRoomFor(text) ? so.saying(text) : null;
    }

    private static @Nullable ReporterInput reporter(String text) {
        if (Talk.isWord(text, "匿名", "anonymous")) {
            return new ReporterInput(Kind.ANONYMOUS, null, null);
        }
        var digits = text.replaceAll("[\\s-]", "");
        if (!digits.matches("\\+?\\d{7,15}")) {
            return null;
        }
        try {
            return new ReporterInput(
                    Kind.NAMED, null, Phone.parse(REPORTER, digits).e164());
        } catch (Refusal notANumber) {
            return null;
        }
    }

    /** Asks for what is missing, or shows all of it. */
    private String next(Conversation talk, Gist gist) {
        drafts.change(talk.owner(), Objects.requireNonNull(talk.draft), gist);
        if (matters.isOpen(talk, gist)) {
            return matters.question(talk, gist);
        }
        var gaps = Drafts.gaps(gist, CHINESE);
        if (gaps.isEmpty()) {
            talk.confirms();
            return Told.summary(gist);
        }
        var gap = gaps.getFirst();
        if (gap.field().equals("matter")) { // retired meanwhile
            talk.unsettles();
            return next(talk, new Gathered(gist).unclassified());
        }
        return asking(
                talk,
                gap.field(),
                switch (gap.field()) {
                    case "text" -> CHINESE.text("wechat.ask-text");
                    case REPORTER -> CHINESE.text("wechat.ask-reporter");
                    default -> asksFor(gist, gap);
                });
    }

    private static String asksFor(Gist gist, Drafts.Gap gap) {
        var matter = gist.matter() == null ? null : Matter.today(gist.matter()).orElse(null);
        return Told.question(matter, gap.field().replace(ELEMENTS, ""), gap.label());
    }

    private static String asking(Conversation talk, String field, String question) {
        talk.asks(field);
        return question;
    }

    private String file(Conversation talk) {
        doors.limit(talk.owner());
        var person = talk.person();
        var origin = new Action.Origin(Channel.WECHAT, person.client(), null, talk.citizen, null);
        var filing = new Doors.Filing(person, origin, null, "/api/citizen/v1", CHINESE);
        var filed = drafts.file(talk.owner(), Objects.requireNonNull(talk.draft), filing);
        talk.rests();
        talk.speaksOf(filed.number());
        return CHINESE.text("wechat.filed", filed.number(), filed.trackCode());
    }

    private String cancel(Conversation talk) {
        drafts.drop(talk.owner(), Objects.requireNonNull(talk.draft));
        talk.rests();
        return CHINESE.text("wechat.cancelled");
    }
}
