package cn.hotline.platform.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What came of a call to WeChat. */
public sealed interface WechatHeard {

    /** Too many calls at this moment, or today. */
    Set<Integer> TOO_MANY = Set.of(45009, 45011);

    /** Nothing of it may have happened, and it may go well the next time: WeChat is busy, or nobody is there. */
    default boolean isPassing() {
        return switch (this) {
            case Told told -> told.errcode() == WechatCalls.BUSY || told.status() / 100 == 5;
            case Unreached unreached -> true;
            case Lost lost -> true;
            case NoToken none -> none.errcode() == 0 || none.errcode() == WechatCalls.BUSY;
        };
    }

    /** Whether it says nothing of what was asked, only of this moment: also a token that others changed, and too many calls. */
    default boolean isOfTheMoment() {
        return switch (this) {
            case Told told ->
                isPassing()
                        || told.isNonsense()
                        || WechatCalls.STALE.contains(told.errcode())
                        || TOO_MANY.contains(told.errcode());
            case Unreached unreached -> true;
            case Lost lost -> true;
            case NoToken none -> true;
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

        /** No answer of WeChat's: something between us said it. */
        public boolean isNonsense() {
            return status / 100 != 2 || !body.isObject();
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
