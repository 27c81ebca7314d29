package cn.hotline.notice.gateway;

import cn.hotline.notice.IncomingSms;
import cn.hotline.notice.Receipt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What gateways brought, in place of the database; refuses when told to. */
final class Brought {

    final List<IncomingSms> replies = new CopyOnWriteArrayList<>();
    final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();

    Inbox inbox() {
        return new Inbox(
                sms -> {
                    refuseIfTold();
                    replies.add(sms);
                },
                receipt -> {
                    refuseIfTold();
                    receipts.add(receipt);
                },
                text -> Integer.toHexString(text.hashCode()));
    }

    private void refuseIfTold() {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("no database");
        }
    }
}
