package cn.hotline.platform.wechat;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came of calls to WeChat, by their paths, which hold nobody's data. */
final class Outcomes {

    private final MeterRegistry metrics;

    Outcomes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    WechatHeard counted(String path, WechatHeard heard) {
        count(path, kind(heard));
        return heard;
    }

    void count(String path, String outcome) {
        metrics.counter("hotline.wechat.calls", "path", path, "outcome", outcome)
                .increment();
    }

    private static String kind(WechatHeard heard) {
        return switch (heard) {
            case WechatHeard.Told told when told.isGood() -> "good";
            case WechatHeard.Told told when told.isNonsense() -> "broken";
            case WechatHeard.Told told -> kind(told.errcode());
            case WechatHeard.Unreached unreached -> "unreached";
            case WechatHeard.Lost lost -> "lost";
            case WechatHeard.NoToken none -> "no-token";
        };
    }

    private static String kind(int errcode) {
        if (errcode == WechatCalls.BUSY) {
            return "busy";
        }
        return WechatCalls.STALE.contains(errcode)
                ? "token"
                : WechatHeard.TOO_MANY.contains(errcode) ? "too-many" : "refused";
    }
}
