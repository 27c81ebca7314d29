package cn.hotline.channel.wechat;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketNumber;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketView;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Following a ticket by words: its number, 催办, 补充, 评价. Only its own reporter, or whoever has its track code, is told of it. */
@Singleton
final class TicketTalk {

    private static final String NUMBER = "(?<number>\\d{14}|\\d{6}[ -]\\d{7}[ -]?\\d)";
    private static final Pattern PROGRESS =
            Pattern.compile("(?:查询|进度|工单号?)?[:： ]*" + NUMBER + "(?:[ ,，]+(?<code>[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}))?");
    /** What goes on without a break ("催办多次没有结果") is a matter told, not a command. */
    private static final Pattern URGE =
            Pattern.compile("(?:催办|催单|urge)(?:[:： ]*" + NUMBER + ")?(?:[:： ,，]+(?<words>.{0,1000}))?", Pattern.DOTALL);

    private static final Pattern MORE =
            Pattern.compile("(?:补充(?:说明)?|add)[:： ]+" + NUMBER + "?[:： ,，]*(?<words>.+)", Pattern.DOTALL);
    private static final Pattern RATING = Pattern.compile(
            "(?:评价|评分|rate)[:： ]*" + NUMBER + "?[:： ,，]*(?<service>[1-4])[ ,，/]+(?<handling>[1-4])(?<words>.{0,1000})",
            Pattern.DOTALL);
    private static final Messages CHINESE = Messages.accepting(null);

    private final Tickets tickets;
    private final Clock clock;

    TicketTalk(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Whether words are a command, and so nothing of a matter. */
    static boolean isCommand(String text) {
        var typed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return List.of(PROGRESS, URGE, RATING, MORE).stream()
                .anyMatch(known -> known.matcher(typed).matches());
    }

    /** What came of it; null where the words are no such command. @throws Refusal as the ticket does */
    @Nullable
    String command(Conversation talk, String text) {
        var typed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var progress = PROGRESS.matcher(typed);
        if (progress.matches()) {
            if (isNumber(progress.group("number"))) {
                return progress(talk, progress.group("number"), progress.group("code"));
            }
            // In the middle of a matter it is some other number of theirs.
            return talk.stage == Conversation.Stage.IDLE ? CHINESE.text("bad-ticket-number") : null;
        }
        for (var known : List.of(URGE, RATING, MORE)) {
            var said = known.matcher(known == MORE ? text : typed);
            if (said.matches()) {
                var number = said.group("number") != null ? said.group("number") : talk.ticket;
                return number == null ? CHINESE.text("wechat.which-ticket") : act(talk, known, said, number);
            }
        }
        return null;
    }

    /** How the ticket stands that was spoken of last. */
    String last(Conversation talk) {
        return talk.ticket == null ? CHINESE.text("wechat.which-ticket") : progress(talk, talk.ticket, null);
    }

    private String act(Conversation talk, Pattern command, Matcher said, String number) {
        var request = TicketRequest.of(number, talk.person(), CHINESE);
        var words = said.group("words") == null ? "" : said.group("words").strip();
        if (command == MORE) {
            tickets.supplement(request, Channel.WECHAT, new Supplementary(words, List.of()));
            talk.speaksOf(request.number().digits());
            return CHINESE.text("wechat.supplemented", request.number().digits());
        }
        if (command == URGE) {
            tickets.act(request, new Action.Urge(Channel.WECHAT, words.isEmpty() ? null : words));
            return CHINESE.text("wechat.urged", request.number().digits());
        }
        tickets.act(
                request,
                new Action.Rate(
                        Integer.valueOf(said.group("service")),
                        Integer.parseInt(said.group("handling")),
                        words.isEmpty() ? null : words,
                        Channel.WECHAT));
        return CHINESE.text("wechat.rated", request.number().digits());
    }

    private String progress(Conversation talk, String number, @Nullable String code) {
        Caller caller = code == null
                ? talk.person()
                : new Caller.CodeHolder(code, talk.person().client(), talk.owner());
        var view = tickets.read(TicketRequest.of(number, caller, CHINESE));
        if (code == null) {
            talk.speaksOf(view.number());
        }
        return described(view);
    }

    private String described(TicketView view) {
        var lines = new StringBuilder(CHINESE.text("wechat.progress", view.number(), view.title(), view.statusText()));
        if (view.unit() != null) {
            lines.append('\n')
                    .append(CHINESE.text("wechat.progress-unit", view.unit().name()));
        }
        if (view.dueAt() != null && view.repliedAt() == null) {
            var day = view.dueAt().atZone(clock.getZone()).toLocalDate();
            lines.append('\n').append(CHINESE.text("wechat.progress-due", day.toString()));
        }
        if (view.reply() != null) {
            lines.append('\n')
                    .append(CHINESE.text("wechat.progress-reply", view.reply().result()));
        }
        return lines.toString();
    }

    private static boolean isNumber(String typed) {
        try {
            TicketNumber.parse(typed);
            return true;
        } catch (Refusal mistyped) {
            return false;
        }
    }
}
