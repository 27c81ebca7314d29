package cn.hotline.platform.wechat;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of a call to WeChat. */
public sealed interface WechatHeard {

    /** Nothing of it may have happened, and it may go well the next time: WeChat is busy, or nobody is there. */
    default boolean isPassing() {
        return switch (this) {
            case Told told -> told.errcode() == WechatCalls.BUSY || told.status() / 100 == 5;
            case Unreached unreached -> true;
            case Lost lost -> true;
            case NoToken none -> none.errcode() == 0 || none.errcode() == WechatCalls.BUSY;
        };
    }

    /**
     * An answer.
     *
     * @param body missing where it is no JSON
     */
    record Told(int status, JsonNode body) implements WechatHeard {

        /** 0 where all went well; as WeChat does, also where it says nothing of errors. */
        public int errcode() {
            return body.path("errcode").asInt(0);
        }

        /** Whether WeChat did what was asked. */
        public boolean isGood() {
            return status / 100 == 2 && body.isObject() && errcode() == 0;
        }

        @Override
        public String toString() {
            return "Told[" + status + ", " + errcode() + "]";
        }
    }

    /** Nobody there: the request never left. */
    record Unreached(String why) implements WechatHeard {}

    /** The request left, and no answer came. */
    record Lost(String why) implements WechatHeard {}

    /**
     * There is no access token, so nothing was asked.
     *
     * @param errcode WeChat's reason; 0 where it gave none
     */
    record NoToken(int errcode) implements WechatHeard {}
}
