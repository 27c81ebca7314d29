package cn.hotline.channel.phone.proposal;

import cn.hotline.channel.phone.proposal.Conversation.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Telephone numbers that were dictated, in one go or in groups that the agent repeats, and whose they are. */
final class Phones {

    private static final String DIGIT = "[0-9零〇幺一二三四五六七八九两]";
    private static final Pattern RUN = Pattern.compile(DIGIT + "(?:[，、 -]?" + DIGIT + "){1,19}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{9,11}");
    private static final Pattern THIS_ONE =
            Pattern.compile("(?:打|就|用|留)?(?:是)?(?:这个|现在这个|来电的?|当前)(?:电话|号码?|手机号?)|打这个就|就打这个");
    private static final Pattern OF_OTHERS = Pattern.compile("对方|骚扰|商家|店家|运单|单号|车牌|户号|账号|联系方式或");
    private static final Pattern IS_THIS_YOURS = Pattern.compile("(?:这个|来电)(?:号码|电话).{0,6}(?:吗|对吧|是吧|？)");

    private final Conversation talk;
    private final List<Mention<String>> numbers = new ArrayList<>();
    private final Corrections corrections;

    Phones(Conversation talk, Corrections corrections) {
        this.talk = talk;
        this.corrections = corrections;
        for (var said : talk.byCitizen()) {
            RUN.matcher(said.text())
                    .results()
                    .forEach(run -> add(digits(run.group()), said.start() + run.start(), said.start() + run.end()));
        }
        inGroups();
    }

    /** The number to call back. */
    @Nullable
    Proposed<String> ofReporter(@Nullable String callerNumber) {
        var own = corrections.standing(
                numbers.stream().filter(number -> !isOfOthers(number)).toList());
        if (!own.isEmpty()) {
            var last = own.getLast();
            boolean corrected = own.size() < numbers.size();
            return new Proposed<>(e164(last.value()), corrected ? 0.85 : 0.92, List.of(talk.turnAt(last.start())));
        }
        if (callerNumber == null) {
            return null;
        }
        for (var said : talk.byCitizen()) {
            boolean asked = talk.askedBefore(said)
                    .filter(question -> IS_THIS_YOURS.matcher(question.text()).find() && talk.isConfirmed(question))
                    .isPresent();
            if (asked || THIS_ONE.matcher(said.text()).find()) {
                return new Proposed<>(callerNumber, 0.97, List.of(said.turn().index()));
            }
        }
        return new Proposed<>(callerNumber, 0.9, List.of());
    }

    /** The number the call is about, as it is dialled. */
    @Nullable
    Proposed<Object> ofSomebodyElse() {
        for (var number : numbers) {
            if (isOfOthers(number)) {
                return new Proposed<>(number.value(), 0.85, List.of(talk.turnAt(number.start())));
            }
        }
        return null;
    }

    private boolean isOfOthers(Mention<String> number) {
        var said = talk.at(number.start());
        var before = said.text().substring(0, number.start() - said.start());
        return OF_OTHERS.matcher(before).find()
                || talk.askedBefore(said)
                        .filter(question -> OF_OTHERS.matcher(question.text()).find())
                        .isPresent();
    }

    /** 一九九 – 嗯 – 零零零零 – 零零零零 – 七六五四: turns of digits with nothing but echoes between. */
    private void inGroups() {
        var group = new StringBuilder();
        Said first = null;
        for (var said : talk.all()) {
            if (!said.byCitizen()) {
                continue;
            }
            var digits = onlyDigits(said.text());
            if (digits.isEmpty()) {
                first = null;
                group.setLength(0);
            } else {
                first = first == null ? said : first;
                group.append(digits);
                if (group.length() > digits.length()) {
                    add(group.toString(), first.start(), said.end());
                }
            }
        }
    }

    private static String onlyDigits(String text) {
        var plain = text.replaceAll("^(?:好的?|是|嗯)[，]?|[，。、 ]", "");
        return plain.matches(DIGIT + "{2,11}") ? Numerals.digits(plain) : "";
    }

    private void add(String digits, int start, int end) {
        if (MOBILE.matcher(digits).matches() || LANDLINE.matcher(digits).matches()) {
            numbers.add(new Mention<>(digits, start, end, 0.9));
        }
    }

    private static String digits(String run) {
        return Numerals.digits(run.replaceAll("[，、 -]", ""));
    }

    private static String e164(String dialled) {
        return "+86" + (dialled.startsWith("0") ? dialled.substring(1) : dialled);
    }
}
