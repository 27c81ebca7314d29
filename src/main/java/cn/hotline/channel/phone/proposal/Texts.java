package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import cn.hotline.channel.phone.proposal.Conversation.Said;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Short texts of a form: places, names of companies and schools, hours, plates and lines, or just what was answered. */
final class Texts {

    private static final Pattern PLACE = Pattern.compile("地点|位置|地址|路段|路口|地块|住户|小区|村组|村名|停车场|工地|居住地|所在区|门牌|公园|水体|河流");
    private static final Pattern ESTATE = Pattern.compile("^小区名称|^小区和楼栋");
    private static final Pattern ORGANISATION =
            Pattern.compile("名称|店名|学校|医院|单位|企业|商家|机构|平台|场馆|大厅|窗口|招聘|中介|企业|班组长|会场|公司");
    private static final Pattern HOURS = Pattern.compile("时段|时间|时候|几点");
    private static final Pattern PLATE = Pattern.compile("车牌");
    private static final Pattern LINE = Pattern.compile("^线路");
    private static final Pattern CODE = Pattern.compile("单号|户号|识别码|工号|自编号");
    private static final Pattern NOTHING = Pattern.compile(
            "^(?:没|我忘|不知道|不清楚|记不清|忘了|不记得|不方便|不想|随便|不是很清楚|好像没|(?:户号|单号|工号)?(?:没|不)|是的?$|(?:对|是的?|嗯|好的?)(?:$|，))");
    private static final Pattern LEAD =
            Pattern.compile("^(?:好像)?(?:对方)?(?:就?是|叫做?|名字叫|在|从|应该是|大概是?|一般是?|主要是?|说是|买的?|吃的?|我(?:家)?在|我是|用的?|因为)+[，]?");

    private final Conversation talk;
    private final Dialogue dialogue;
    private final PlaceReading place;
    private final TextPatterns patterns;

    private final boolean hasPlace;

    Texts(Conversation talk, Dialogue dialogue, PlaceReading place, Form form) {
        this.talk = talk;
        this.dialogue = dialogue;
        this.place = place;
        this.patterns = new TextPatterns(talk, place.spots());
        this.hasPlace = form.elements().stream().anyMatch(e -> e.required() && isPlace(e));
    }

    Optional<Proposed<Object>> read(Form.Element element) {
        var label = element.label().zh();
        var answer = dialogue.answer(element).filter(said -> isSomething(said.text()));
        if (hasPlace && !element.required() && isPlace(element) && answer.isEmpty()) {
            return Optional.empty(); // the place is said by the element that requires it
        }
        var found = byKind(label, answer);
        if (found == null && answer.isPresent() && !PLACE.matcher(label).find()) {
            found = asAnswered(answer.get());
        }
        return Optional.ofNullable(found)
                .filter(value -> !value.value().isBlank())
                .map(value -> new Proposed<>((Object) cut(value.value(), element), value.confidence(), value.turns()));
    }

    private static boolean isPlace(Form.Element element) {
        return element.kind() == Form.Kind.TEXT
                && PLACE.matcher(element.label().zh()).find();
    }

    private @Nullable Proposed<String> byKind(String label, Optional<Said> answer) {
        for (var phrase : TextPatterns.Phrase.values()) {
            if (phrase.isAskedBy(label) && answer.isEmpty()) {
                return patterns.phrase(phrase);
            }
        }
        if (label.startsWith("上下车")) {
            return answer.map(Texts::asAnswered).orElse(null);
        }
        if (PLATE.matcher(label).find()) {
            return patterns.plate();
        }
        if (CODE.matcher(label).find()) {
            return patterns.code(answer);
        }
        if (LINE.matcher(label).find()) {
            return patterns.line();
        }
        if (HOURS.matcher(label).find()) {
            return patterns.hours(answer);
        }
        return byMeaning(label, answer);
    }

    private @Nullable Proposed<String> byMeaning(String label, Optional<Said> answer) {
        if (ESTATE.matcher(label).find()) {
            return spot(List.of(Spot.Kind.ESTATE));
        }
        if (label.startsWith("村")) {
            return village();
        }
        if (PLACE.matcher(label).find() && !label.startsWith("平台")) {
            return located(label);
        }
        if (ORGANISATION.matcher(label).find()) {
            var named = patterns.organisation(label, answer);
            return named != null || answer.isPresent() || !label.contains("项目") ? named : place.address();
        }
        return null;
    }

    private @Nullable Proposed<String> located(String label) {
        if (label.startsWith("工地") || label.startsWith("公园")) {
            var site = spot(List.of(Spot.Kind.SITE, Spot.Kind.ESTATE));
            return site == null ? place.address() : site;
        }
        if (label.contains("河流")) {
            return patterns.ending("河|沟|渠|湖|塘|江|溪", place.spots());
        }
        var address = place.address();
        if (address == null && label.contains("区")) {
            return patterns.ending("区|县", List.of());
        }
        return address;
    }

    private @Nullable Proposed<String> spot(List<Spot.Kind> kinds) {
        return place.spots().stream()
                .filter(spot -> kinds.contains(spot.kind()))
                .findFirst()
                .map(spot -> new Proposed<>(spot.name(), spot.confidence(), List.of(talk.turnAt(spot.start()))))
                .orElse(null);
    }

    private @Nullable Proposed<String> village() {
        var address = place.address();
        return address != null && address.value().contains("村") ? address : spot(List.of(Spot.Kind.VILLAGE));
    }

    private static Proposed<String> asAnswered(Said answer) {
        var text = LEAD.matcher(answer.text()).replaceFirst("");
        int end = firstClause(text);
        return new Proposed<>(text.substring(0, end), 0.7, List.of(answer.turn().index()));
    }

    private static int firstClause(String text) {
        for (int i = 2; i < text.length(); i++) {
            if ("，。！？；".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length() > 2 && "，。！？；".indexOf(text.charAt(text.length() - 1)) >= 0
                ? text.length() - 1
                : text.length();
    }

    static boolean isSomething(String answer) {
        return answer.length() > 1 && !NOTHING.matcher(answer).find();
    }

    private static String cut(String text, Form.Element element) {
        int most = element.maxLength() == null ? 200 : Math.min(200, element.maxLength());
        return text.substring(0, Math.min(text.length(), most));
    }
}
