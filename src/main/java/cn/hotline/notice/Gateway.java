package cn.hotline.notice;

import java.util.Optional;

/** A way to citizens' phones. */
public interface Gateway {

    /** As settings and receipts name it, such as {@code alibaba}. */
    String name();

    /** Whether its settings are there. */
    boolean isConfigured();

    /** Sends one message and waits for the gateway's answer, at most ten seconds; never throws. Called outside any transaction. */
    Answer send(Outgoing message);

    /** For a message whose answer was lost: what became of it, where the gateway can be asked; empty where it cannot tell. */
    default Optional<Answer> look(Outgoing message) {
        return Optional.empty();
    }

    /** Whether what its receipts call failed with this code is worth another try, such as a phone that was off. */
    default boolean isTemporary(String code) {
        return false;
    }
}
