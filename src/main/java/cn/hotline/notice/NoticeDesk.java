package cn.hotline.notice;

import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff see of the notices, and the second chance they can give one. */
@Singleton
class NoticeDesk {

    private final NoticeRules rules;
    private final Clock clock;

    NoticeDesk(NoticeRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Which part of a list. */
    record Paging(int limit, @Nullable String after) {}

    Page<NoticeView> about(UUID ticket, Paging paging) {
        var rows = Notice.about(ticket, Page.key(paging.after()), paging.limit() + 1);
        return Page.of(rows, paging.limit(), notice -> notice.id, NoticeView::of);
    }

    Page<NoticeView> in(NoticeState state, Paging paging) {
        var rows = Notice.in(state, Page.key(paging.after()), paging.limit() + 1);
        return Page.of(rows, paging.limit(), notice -> notice.id, NoticeView::of);
    }

    /** @throws Refusal 404 when there is none, 409 when it has not failed for good */
    @Transactional
    NoticeView retry(UUID id) {
        boolean again = Notice.retry(id, clock.instant(), rules.goodFor());
        var notice = Notice.<Notice>findByIdOptional(id).orElseThrow(() -> Refusal.notFound("not-found"));
        if (!again) {
            throw new Refusal(ProblemType.REFUSED, "notice-not-failed");
        }
        return NoticeView.of(notice);
    }
}
