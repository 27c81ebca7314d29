package cn.hotline.notice;

import cn.hotline.access.Phone;
import cn.hotline.notice.Decision.End;
import cn.hotline.notice.Decision.Look;
import cn.hotline.notice.Decision.Postpone;
import cn.hotline.notice.Decision.Send;
import cn.hotline.notice.Decision.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides on the notices of one claim, one after the other; keeps count of what it has given out. */
final class Deciding {

    private final NoticeRules rules;
    private final Hours hours;
    private final Templates templates;
    private final Now now;
    private final Map<String, Integer> sentToday = new HashMap<>();

    Deciding(NoticeRules rules, Hours hours, Templates templates, Now now) {
        this.rules = rules;
        this.hours = hours;
        this.templates = templates;
        this.now = now;
    }

    /**
     * How things stand at this claim.
     *
     * @param gates of the gateways in use
     * @param order first choice first
     * @param room left at each gateway; counted down
     */
    record Now(
            Instant at,
            Map<String, Gate> gates,
            List<String> order,
            Map<String, Integer> room,
            Map<String, Facts.Person> people) {}

    Decision decide(Due due) {
        var content = due.content();
        if (content == null) {
            return new End(due, NoticeState.FAILED_PERMANENT, "UNREADABLE");
        }
        var person = Objects.requireNonNull(now.people().get(due.number()));
        if (due.past().inDoubt()) {
            var text = templates.render(due.event(), person.language(), content.words());
            return new Look(due, Objects.requireNonNull(due.past().gateway()), text);
        }
        if (!due.expiresAt().isAfter(now.at())) {
            return suppressed(due, "EXPIRED");
        }
        var opening = hours.opening(due.event(), now.at());
        if (opening.isAfter(now.at())) {
            return new Postpone(due, opening, "HOURS");
        }
        if (person.isOptedOut()) {
            return suppressed(due, "OPTED_OUT");
        }
        if (person.unwanted().contains(due.event().name())) {
            return suppressed(due, "UNWANTED");
        }
        return send(due, content, person);
    }

    private Decision send(Due due, Notices.Sealed content, Facts.Person person) {
        var text = templates.render(due.event(), person.language(), content.words());
        boolean mobile = new Phone(content.phone()).isMobile();
        boolean proven = due.vouched();
        var routes = new ArrayList<String>();
        if (content.openId() != null
                && text.codes().containsKey(Gateways.WECHAT)
                && now.order().contains(Gateways.WECHAT)) {
            routes.add(Gateways.WECHAT);
        }
        if (mobile && proven) {
            now.order().stream().filter(name -> !name.equals(Gateways.WECHAT)).forEach(routes::add);
        }
        if (routes.isEmpty() && !proven) {
            return suppressed(due, "UNVERIFIED");
        }
        if (routes.isEmpty() && !mobile) {
            return suppressed(due, "NO_MOBILE");
        }
        if (isTooMany(due, person)) {
            return new Postpone(due, hours.tomorrow(due.event(), now.at()), "DAILY_CAP");
        }
        return through(due, routes, text);
    }

    private boolean isTooMany(Due due, Facts.Person person) {
        return due.event().isCapped()
                && due.past().tries() == 0
                && person.sentToday() + sentToday.getOrDefault(due.number(), 0) >= rules.dailyCap();
    }

    private Decision through(Due due, List<String> routes, Templates.Rendered text) {
        for (var name : allowed(due, routes)) {
            var gate = now.gates().get(name);
            if (gate != null && !gate.isShut(now.at(), rules)) {
                int room = now.room().getOrDefault(name, 0);
                if (room == 0) {
                    return new Wait();
                }
                now.room().put(name, room - 1);
                if (due.event().isCapped() && due.past().tries() == 0) {
                    sentToday.merge(due.number(), 1, Integer::sum);
                }
                return new Send(due, name, routes, text);
            }
        }
        return new Postpone(due, reopening(due, routes), "NO_GATEWAY");
    }

    private static List<String> allowed(Due due, List<String> routes) {
        var last = due.past().gateway();
        if (due.past().isThrottled() && last != null && routes.contains(last)) {
            return List.of(last);
        }
        var left = routes.stream()
                .filter(name -> !due.past().passedOver().contains(name))
                .toList();
        return left.isEmpty() ? routes : left;
    }

    private Instant reopening(Due due, List<String> routes) {
        return allowed(due, routes).stream()
                .flatMap(name -> java.util.stream.Stream.ofNullable(now.gates().get(name)))
                .map(gate -> gate.shutUntil(now.at()))
                .min(Instant::compareTo)
                .filter(until -> until.isAfter(now.at()))
                .orElse(now.at().plus(rules.retryCap()));
    }

    private static End suppressed(Due due, String reason) {
        return new End(due, NoticeState.SUPPRESSED, reason);
    }
}
