package cn.hotline.channel.wechat;

import cn.hotline.platform.Backoff;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.wechat.WechatApp;
import cn.hotline.platform.wechat.WechatCalls;
import cn.hotline.ticket.Attachments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Fetches what people sent from WeChat, outside of any transaction, with the limits of every upload. */
@Singleton
final class MediaFetch {

    private static final Logger LOG = Logger.getLogger("hotline.wechat");
    private static final int MOST = 10;
    private static final int MAX_TRIES = 8;
    private static final Duration WHOLE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final OfficialAccount account;
    private final WechatCalls wechat;
    private final Attachments attachments;
    private final PendingMedia pending;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MediaFetch(OfficialAccount account, WechatCalls wechat, Attachments attachments, PendingMedia pending) {
        this.account = account;
        this.wechat = wechat;
        this.attachments = attachments;
        this.pending = pending;
    }

    /** Safe on any number of nodes. */
    @Scheduled(every = "{hotline.wechat.official.sweep}", delayed = "10s", identity = "wechat-media")
    void sweep() {
        var app = account.app();
        if (app.isPresent()) {
            QuarkusTransaction.requiringNew().call(() -> pending.claim(MOST)).forEach(due -> fetch(app.get(), due));
        }
    }

    private void fetch(WechatApp app, PendingMedia.Due due) {
        try {
            keep(due, received(app, due));
        } catch (Refusal refusal) {
            QuarkusTransaction.requiringNew()
                    .run(() -> pending.lost(due, refusal.type().slug(), refusal.type() != ProblemType.NOT_FOUND));
        } catch (IOException | RuntimeException e) { // whatever it is, it is not the others' trouble
            LOG.infof(
                    "A file of WeChat's did not come: %s, try %d (%s)",
                    due.id(), due.tries(), e.getClass().getName());
            var pause = Backoff.after(due.tries(), FIRST_PAUSE, LONGEST_PAUSE);
            QuarkusTransaction.requiringNew().run(() -> {
                if (due.tries() >= MAX_TRIES || isGone(e)) {
                    pending.lost(due, "unreachable", true);
                } else {
                    pending.again(due, pause);
                }
            });
        }
    }

    private void keep(PendingMedia.Due due, Attachments.Received received) {
        try {
            QuarkusTransaction.requiringNew().run(() -> pending.arrived(due, received));
        } finally {
            attachments.discard(received.file());
        }
    }

    /** A stream that does not end is cut off. */
    private Attachments.Received received(WechatApp app, PendingMedia.Due due) throws IOException {
        var ask = new WechatCalls.Ask("/cgi-bin/media/get", Map.of("media_id", due.mediaId()), null, true);
        try (InputStream content = wechat.download(app, ask)) {
            var receiving = threads.submit(() -> attachments.receive(content));
            return receiving.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Refusal refusal -> throw refusal;
                case null, default -> throw new IOException("media", e);
            }
        } catch (TimeoutException e) {
            throw new IOException("media", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("media", e);
        }
    }

    /** WeChat does not have it any more, or never had. */
    private static boolean isGone(Exception e) {
        return "errcode-40007".equals(e.getMessage());
    }
}
