package cn.hotline.access;

import cn.hotline.platform.Messages;

/** Port to whatever brings a login code to a phone; another room has the gateways. */
public interface CodeSender {

    /**
     * Called outside any transaction.
     *
     * @param language of the person who asked for it
     * @throws cn.hotline.platform.Refusal 503 when it can't be sent now
     */
    void send(Phone phone, Code code, Messages language);

    /** The digits, and for how long they are good. */
    record Code(String digits, long validMinutes) {

        @Override
        public String toString() {
            return "Code[]";
        }
    }
}
