package cn.hotline.notice.gateway;

import cn.hotline.notice.Inbound;
import cn.hotline.notice.IncomingSms;
import cn.hotline.notice.Receipt;
import cn.hotline.platform.Vault;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Where gateways put what they bring back; whatever returns is kept. */
@Singleton
final class Inbox {

    private final Consumer<IncomingSms> replies;
    private final Consumer<Receipt> receipts;
    private final UnaryOperator<String> fingerprint;

    @Inject
    Inbox(Provider<Inbound> inbound, Vault vault) {
        // Asked for late, since it leads to the sender, which has all gateways.
        // Keyed, since a bare hash of a number and a text is found by trying all numbers.
        this(
                sms -> inbound.get().reply(sms),
                receipt -> inbound.get().receipt(receipt),
                text -> HexFormat.of().formatHex(vault.keyedHash("incoming-sms", text)));
    }

    Inbox(Consumer<IncomingSms> replies, Consumer<Receipt> receipts, UnaryOperator<String> fingerprint) {
        this.replies = replies;
        this.receipts = receipts;
        this.fingerprint = fingerprint;
    }

    void take(IncomingSms sms) {
        replies.accept(sms);
    }

    void take(Receipt receipt) {
        receipts.accept(receipt);
    }

    /** For replies that come without an id: what is the same is known to be the same. */
    String fingerprint(String... parts) {
        return fingerprint.apply(String.join("\u0000", parts));
    }
}
