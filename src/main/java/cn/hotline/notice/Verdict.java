package cn.hotline.notice;

import cn.hotline.notice.Answer.Fault;
import cn.hotline.platform.Backoff;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows a try that failed.
 *
 * @param state to be tried again, or given up
 * @param pause null for at once
 * @param passedOver gateways left out on the next try
 */
record Verdict(NoticeState state, String reason, @Nullable Duration pause, Set<String> passedOver) {

    /** One more than anybody will have tried: the notice is dead. */
    static final String TOO_OFTEN = "TOO_OFTEN";

    private static final int MAX_REASON = 60;

    /** Refusals that pass: only its expiry ends what waits for that. */
    private static final Set<String> FOR_NOW =
            Set.of(Fault.UNAVAILABLE.name(), Fault.ACCOUNT.name(), Fault.THROTTLED.name(), Fault.BUSY.name());

    /** Somebody who wants nothing by this way has not used up a try of another. */
    private static final String DECLINED = Fault.DECLINED.name();

    /** A node is bound again, or has a place in its window, within seconds. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /**
     * A try that came to an end.
     *
     * @param answer a {@link Fault}, {@code TAKEN} or {@code UNKNOWN}
     */
    record Tried(String gateway, String answer) {

        /** Whether it was this notice that failed, not something that passes by itself. */
        boolean counts() {
            return !FOR_NOW.contains(answer) && !DECLINED.equals(answer);
        }

        /** Whether this gateway will never carry this notice. */
        boolean isFinal() {
            return answer.equals(Fault.DECLINED.name()) || answer.equals(Fault.CONTENT.name());
        }
    }

    /** @param past all tries, with the one that was refused now */
    static Verdict of(Answer.Refused refused, Work work, List<Tried> past, NoticeRules rules) {
        var reason = reason(refused.fault(), refused.code());
        return switch (refused.fault()) {
            case NUMBER -> lost(reason);
            case THROTTLED -> later(Due.THROTTLED, past, pause(Fault.THROTTLED, past, rules));
            case DECLINED, CONTENT, ACCOUNT, UNAVAILABLE, BUSY -> elsewhere(refused, work, past, rules);
        };
    }

    /** The same way, after a pause; or the end, after so many. */
    static Verdict again(String reason, List<Tried> past, NoticeRules rules) {
        long counted = past.stream().filter(Tried::counts).count();
        return counted >= rules.maxTries()
                ? lost(TOO_OFTEN)
                : later(reason, past, Backoff.after(Math.max(1, past.size()), rules.retryFirst(), rules.retryCap()));
    }

    private static Verdict elsewhere(Answer.Refused refused, Work work, List<Tried> past, NoticeRules rules) {
        var reason = reason(refused.fault(), refused.code());
        var passedOver = new HashSet<>(work.routes().passedOver());
        passedOver.add(work.gateway());
        if (!passedOver.containsAll(work.routes().all())) {
            return new Verdict(NoticeState.FAILED_TEMPORARY, reason, null, passedOver);
        }
        return never(past).containsAll(work.routes().all())
                ? lost(reason)
                : later(reason, past, pause(refused.fault(), past, rules));
    }

    private static Verdict later(String reason, List<Tried> past, Duration pause) {
        return new Verdict(NoticeState.FAILED_TEMPORARY, reason, pause, never(past));
    }

    private static Duration pause(Fault fault, List<Tried> past, NoticeRules rules) {
        int same = (int) past.stream()
                .filter(tried -> tried.answer().equals(fault.name()))
                .count();
        return switch (fault) {
            case THROTTLED -> Backoff.after(Math.max(1, same), rules.retryFirst(), rules.throttleCap());
            case BUSY -> Backoff.after(Math.max(1, same), SOON, rules.retryFirst());
            default -> Backoff.after(Math.max(1, past.size()), rules.retryFirst(), rules.retryCap());
        };
    }

    private static Verdict lost(String reason) {
        return new Verdict(NoticeState.FAILED_PERMANENT, reason, null, Set.of());
    }

    private static Set<String> never(List<Tried> past) {
        return past.stream().filter(Tried::isFinal).map(Tried::gateway).collect(Collectors.toSet());
    }

    private static String reason(Fault fault, String code) {
        var reason = code.isEmpty() ? fault.name() : fault.name() + ":" + code;
        return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    }
}
