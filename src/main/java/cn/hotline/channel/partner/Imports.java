package cn.hotline.channel.partner;

import cn.hotline.access.Caller;
import cn.hotline.access.partner.PartnerLimits;
import cn.hotline.access.partner.Partners;
import cn.hotline.channel.partner.ImportOutcomes.Row;
import cn.hotline.channel.partner.ImportOutcomes.State;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.ExternalIds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Files tickets that come in one go. Each row is a transaction of its own that also writes what became of it: whoever brings the same
 * again under the same key goes on where a node was killed, and gets the same answer once all is done.
 */
@ApplicationScoped
class Imports {

    private static final Duration KEPT = Duration.ofDays(90);

    private final ImportReading reading;
    private final ImportOutcomes outcomes;
    private final PartnerFilings filings;
    private final Partners partners;
    private final PartnerLimits limits;
    private final ExternalIds externalIds;
    private final Vault vault;
    private final Clock clock;

    Imports(
            ImportReading reading,
            ImportOutcomes outcomes,
            PartnerFilings filings,
            Partners partners,
            PartnerLimits limits,
            ExternalIds externalIds,
            Vault vault,
            Clock clock) {
        this.reading = reading;
        this.outcomes = outcomes;
        this.filings = filings;
        this.partners = partners;
        this.limits = limits;
        this.externalIds = externalIds;
        this.vault = vault;
        this.clock = clock;
    }

    /** Who brings what, in which form. */
    record Load(
            Caller.Partner partner, @Nullable String key, ImportReading.Form form, byte[] content, Messages messages) {}

    /** What it came to; {@code finishedAt} is absent while it goes on, or where a node was killed over it. */
    record View(
            UUID id,
            int size,
            int created,
            int repeated,
            int failed,
            Instant startedAt,
            @Nullable Instant finishedAt,
            List<Row> rows) {}

    /** @throws Refusal 413 and 422 for what can't be read as a whole, 422 for a key used for something else, 429 */
    View bring(Load load, BiConsumer<String, String> header) {
        var key = Idempotency.demandKey(load.key());
        var digest =
                vault.keyedHash("partner-import", load.form().name().getBytes(StandardCharsets.UTF_8), load.content());
        var known = QuarkusTransaction.requiringNew()
                .call(() -> PartnerImport.once(load.partner().client(), key).map(PartnerImport::facts));
        if (known.isPresent() && !Vault.same(known.get().digest(), digest)) {
            throw new Refusal(ProblemType.KEY_REUSED, "key-reused");
        }
        if (known.isPresent() && known.get().finishedAt() != null) {
            return read(load.partner(), known.get().id());
        }
        var rows = reading.rows(load.form(), load.content());
        var started = known.orElseGet(() -> {
            limits.demandMore(partners.named(load.partner().id()), rows.size() - 1, header);
            return start(load, key, digest, rows.size());
        });
        work(started.id(), rows, load);
        return read(load.partner(), started.id());
    }

    /** @throws Refusal 404 for one that is not this partner's */
    @Transactional
    View read(Caller.Partner partner, UUID id) {
        var facts = PartnerImport.of(partner.client(), id)
                .orElseThrow(() -> Refusal.notFound("not-found"))
                .facts();
        var rows = outcomes.rows(id);
        return new View(
                id,
                facts.size(),
                count(rows, State.CREATED),
                count(rows, State.REPEATED),
                count(rows, State.FAILED),
                facts.startedAt(),
                facts.finishedAt(),
                rows);
    }

    /** Those of a quarter ago are deleted; safe on any number of nodes. */
    @Scheduled(every = "6h", delayed = "17m", identity = "partner-import-expiry")
    @Transactional
    void forgetOld() {
        PartnerImport.forget(clock.instant().minus(KEPT));
    }

    /** The unique key decides who of two starts it; the other one works on the same. */
    private PartnerImport.Facts start(Load load, String key, byte[] digest, int size) {
        var client = load.partner().client();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var started = new PartnerImport(client, key, digest, size, clock.instant());
                started.persistAndFlush();
                return started.facts();
            });
        } catch (RuntimeException failure) {
            Optional<PartnerImport.Facts> other = QuarkusTransaction.requiringNew()
                    .call(() -> PartnerImport.once(client, key).map(PartnerImport::facts));
            var facts = other.orElseThrow(() -> failure);
            if (!Vault.same(facts.digest(), digest)) {
                throw new Refusal(ProblemType.KEY_REUSED, "key-reused");
            }
            return facts;
        }
    }

    private void work(UUID id, List<ImportRow> rows, Load load) {
        boolean mayRelay = filings.mayRelay();
        var done = QuarkusTransaction.requiringNew().call(() -> outcomes.done(id));
        for (var row : rows) {
            if (!done.contains(row.line())) {
                work(id, row, load, mayRelay);
            }
        }
        QuarkusTransaction.requiringNew().run(() -> PartnerImport.finish(id, clock.instant()));
    }

    private void work(UUID id, ImportRow row, Load load, boolean mayRelay) {
        try {
            var submission = row.submission();
            if (row.refusal() != null || submission == null) {
                throw row.refusal() == null ? new Refusal(ProblemType.MALFORMED, "malformed") : row.refusal();
            }
            externalIds.telling(
                    PartnerFilings.origin(load.partner(), submission),
                    () -> QuarkusTransaction.requiringNew().call(() -> {
                        var filed = filings.fileWithin(load.partner(), submission, mayRelay, load.messages());
                        outcomes.created(id, row, filed);
                        return filed;
                    }));
        } catch (Refusal refusal) {
            QuarkusTransaction.requiringNew().run(() -> outcomes.refused(id, row, refusal, load.messages()));
        }
    }

    private static int count(List<Row> rows, State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }
}
