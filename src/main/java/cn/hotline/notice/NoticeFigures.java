package cn.hotline.notice;

import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what was told and what it cost, and lists what came back without anybody's being able to use it. */
@Singleton
class NoticeFigures {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** What a database can keep goes less far than what a date can say. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final EntityManager db;
    private final Vault vault;

    NoticeFigures(EntityManager db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /**
     * A citizen's SMS that answered nothing; what it says stays sealed.
     *
     * @param characters how long it is; absent when it is forgotten already
     */
    public record UnusedReply(UUID id, Instant at, @Nullable Integer characters) {}

    /** @throws Refusal 400 for a span that is turned round or longer than a year */
    NoticeSummary between(Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        if (seconds < 1 || seconds > LONGEST.toSeconds() || from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("from", "span-too-long", LONGEST.toDays());
        }
        List<?> rows = db.createNativeQuery("""
                        select event, state, gateway, count(*), coalesce(sum(segments), 0), coalesce(sum(cost_milli), 0)
                        from notice where created_at >= :from and created_at < :to
                        group by event, state, gateway order by event, state, gateway""", Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        return NoticeSummary.of(from, to, rows.stream().map(NoticeFigures::line).toList());
    }

    /** Newest first. */
    Page<UnusedReply> unused(int limit, @Nullable String after) {
        var last = Page.key(after);
        List<?> rows = db.createNativeQuery("""
                        select id, at, sealed from notice_reply
                        where meaning = 'OTHER' and id < cast(:after as uuid)
                        order by id desc limit :most""", Object[].class)
                .setParameter("after", last == null ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : last.toString())
                .setParameter("most", limit + 1)
                .getResultList();
        return Page.of(rows.stream().map(this::reply).toList(), limit, UnusedReply::id, reply -> reply);
    }

    private UnusedReply reply(Object row) {
        var cells = (Object[]) row;
        var id = (UUID) cells[0];
        var sealed = (byte[]) cells[2];
        return new UnusedReply(id, (Instant) cells[1], sealed == null ? null : length(sealed, id));
    }

    private int length(byte[] sealed, UUID id) {
        var text = new String(vault.openShort(sealed, "notice-reply:" + id), StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length());
    }

    private static NoticeSummary.Line line(Object row) {
        var cells = (Object[]) row;
        return new NoticeSummary.Line(
                NoticeEvent.valueOf((String) cells[0]),
                NoticeState.valueOf((String) cells[1]),
                (String) cells[2],
                ((Number) cells[3]).longValue(),
                ((Number) cells[4]).longValue(),
                ((Number) cells[5]).longValue());
    }
}
