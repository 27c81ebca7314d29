package cn.hotline.access;

/** Port to whatever brings a login code to a phone: the city's SMS service, or the outbox of the start mode. */
public interface CodeSender {

    /**
     * Called outside any transaction.
     *
     * @throws cn.hotline.platform.Refusal 503 when it can't be sent now
     */
    void send(Phone phone, String text);
}
