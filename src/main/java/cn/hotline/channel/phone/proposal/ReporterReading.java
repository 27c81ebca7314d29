package cn.hotline.channel.phone.proposal;

import cn.hotline.ticket.Reporter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who calls, and whether the name may be known: 我姓王, 免贵姓李, 我叫张小兰, 立早章, 匿名, 替我保密. */
final class ReporterReading {

    /** Those of two characters first. */
    private static final String SURNAME = Speech.rows("surnames.csv").stream()
            .map(row -> row.get(0))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .collect(Collectors.joining("|", "(?:", ")"));

    private static final String EDGE = "(?=$|[，。！？、\\n的]|先生|女士|小姐)";
    private static final Pattern FULL = Pattern.compile(
            "(?:我(?:的名字)?(?:是)?叫|名字叫|姓名是?|姓" + SURNAME + "，?叫|叫我)(?:做)?(" + SURNAME + "\\p{IsHan}{1,2})" + EDGE);
    private static final Pattern ANSWERED =
            Pattern.compile("^(?:叫|是|我是)?(?!方便|安全|明白|成功|应该|全部|平时|时间|有人)(" + SURNAME + "\\p{IsHan}{1,2})" + EDGE);
    private static final Pattern FAMILY =
            Pattern.compile("(?:(?<=^|[，。！？、\\n])|我|免贵|本人)(?:免贵)?姓(" + SURNAME + ")(?!名)");
    private static final Pattern SPELT =
            Pattern.compile("(?:弓长|立早|耳东|木子|双木|言午|口天|古月|双口|草头|三横一竖|木易|人可|走肖|十八子|美女|干钩于|人则)(" + SURNAME + ")");
    private static final Pattern TITLE = Pattern.compile("(先生|女士|小姐|师傅|阿姨|大爷|同志)");
    private static final Pattern ASKS_NAME = Pattern.compile("贵姓|称呼|姓名|叫什么|名字|怎么叫");
    private static final Pattern ANONYMOUS =
            Pattern.compile("匿名|不(?:想|愿意?|方便)?(?:留|透露|说)(?:我的)?(?:姓名|名字|名)|不留名|不想(?:留|说)名");
    private static final Pattern CONFIDENTIAL =
            Pattern.compile("保密|(?:不要|别|不能|不想|不希望)(?:透露|泄露|公开|告诉|跟[^，。]{1,6}说|让[^，。]{1,8}知道|说是我)");
    private static final Pattern NOT_NEEDED = Pattern.compile("(?:不用|不需要|不必|无需|没必要|不要求)$");

    private final Conversation talk;
    private final Corrections corrections;

    ReporterReading(Conversation talk, Corrections corrections) {
        this.talk = talk;
        this.corrections = corrections;
    }

    Proposed<Reporter.Kind> kind() {
        for (var said : talk.byCitizen()) {
            if (wants(ANONYMOUS, said.text())) {
                return new Proposed<>(
                        Reporter.Kind.ANONYMOUS, 0.92, List.of(said.turn().index()));
            }
        }
        for (var said : talk.byCitizen()) {
            if (wants(CONFIDENTIAL, said.text())) {
                return new Proposed<>(
                        Reporter.Kind.CONFIDENTIAL, 0.9, List.of(said.turn().index()));
            }
        }
        var name = name();
        return name == null
                ? new Proposed<>(Reporter.Kind.NAMED, 0.85, List.of())
                : new Proposed<>(Reporter.Kind.NAMED, 0.92, name.turns());
    }

    @Nullable
    Proposed<String> name() {
        var names = names();
        if (names.isEmpty()) {
            return null;
        }
        var full = names.stream().filter(name -> name.value().length() > 1).toList();
        var chosen = full.isEmpty() ? names.getLast() : full.getLast();
        var name = chosen.value().length() == 1 ? chosen.value() + title() : chosen.value();
        return new Proposed<>(name, chosen.confidence(), List.of(talk.turnAt(chosen.start())));
    }

    private List<Mention<String>> names() {
        var names = new ArrayList<Mention<String>>();
        for (var said : talk.byCitizen()) {
            collect(FULL.matcher(said.text()), 1, said.start(), names);
            collect(FAMILY.matcher(said.text()), 1, said.start(), names);
            collect(SPELT.matcher(said.text()), 1, said.start(), names);
            if (talk.askedBefore(said)
                    .filter(asked -> ASKS_NAME.matcher(asked.text()).find())
                    .isPresent()) {
                collect(ANSWERED.matcher(said.text()), 1, said.start(), names);
            }
        }
        names.sort(Comparator.comparingInt(Mention::start));
        return corrections.standing(names);
    }

    private static void collect(Matcher matcher, int group, int offset, List<Mention<String>> names) {
        while (matcher.find()) {
            names.add(new Mention<>(
                    matcher.group(group), offset + matcher.start(group), offset + matcher.end(group), 0.9));
        }
    }

    /** How the agent or the citizen put it: 李女士. */
    private String title() {
        for (var said : talk.all()) {
            var matcher = Pattern.compile(SURNAME + TITLE).matcher(said.text());
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    private static boolean wants(Pattern wish, String text) {
        var matcher = wish.matcher(text);
        while (matcher.find()) {
            if (!NOT_NEEDED.matcher(text.substring(0, matcher.start())).find()) {
                return true;
            }
        }
        return false;
    }
}
