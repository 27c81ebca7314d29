package cn.hotline.dispatch.rules;

import cn.hotline.access.Caller;
import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Writes, publishes and shows dispatch catalogues. */
@ApplicationScoped
class DispatchCatalogues {

    private static final String ONE_A_DAY = "dispatch_catalogue_in_force";

    private final EntityManager db;
    private final Clock clock;

    DispatchCatalogues(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A catalogue with the version of its row, which changes with each change of the draft. */
    record Versioned(CatalogueView view, int edition) {}

    Page<CatalogueView> page(int limit, @Nullable String after) {
        var key = Page.key(after);
        int before = key == null ? Integer.MAX_VALUE : (int) key.getLeastSignificantBits();
        var inForce = DispatchCatalogue.inForce(today());
        return Page.of(
                DispatchCatalogue.before(before, limit + 1),
                limit,
                catalogue -> new UUID(0, catalogue.version()),
                catalogue -> catalogue.view(inForce, null));
    }

    Versioned read(int version) {
        var catalogue = DispatchCatalogue.ofVersion(version).orElseThrow(() -> Refusal.notFound("not-found"));
        return new Versioned(
                catalogue.view(DispatchCatalogue.inForce(today()), DispatchCatalogue.rulesOf(version)),
                catalogue.lockVersion());
    }

    /** Belongs into the transaction of an idempotency key. */
    @Transactional(Transactional.TxType.MANDATORY)
    CatalogueView draft(Draft draft, Caller.Staff author) {
        RuleCheck.demandSound(draft);
        return DispatchCatalogue.draft(draft, author.client(), clock.instant()).view(null, null);
    }

    @Transactional
    Versioned replace(int version, @Nullable Integer edition, Draft draft) {
        var catalogue = changeable(version, edition);
        RuleCheck.demandSound(draft);
        catalogue.replace(draft, clock.instant());
        db.flush();
        return new Versioned(catalogue.view(null, null), catalogue.lockVersion());
    }

    /** @throws Refusal 409 for a day that is over, or that has one already; the unique index decides between two at once */
    @Transactional
    Versioned publish(int version, @Nullable Integer edition, Caller.Staff by) {
        var catalogue = changeable(version, edition);
        if (catalogue.effectiveFrom().isBefore(today())) {
            throw new Refusal(ProblemType.REFUSED, "catalogue-in-the-past");
        }
        RuleCheck.demandSound(DispatchCatalogue.rulesOf(version));
        catalogue.publish(by.client(), clock.instant());
        try {
            db.flush();
        } catch (ConstraintViolationException e) {
            if (!ONE_A_DAY.equals(e.getConstraintName())) {
                throw e;
            }
            throw new Refusal(ProblemType.REFUSED, "catalogue-date-taken");
        }
        return new Versioned(catalogue.view(DispatchCatalogue.inForce(today()), null), catalogue.lockVersion());
    }

    private static DispatchCatalogue changeable(int version, @Nullable Integer edition) {
        var catalogue = DispatchCatalogue.taken(version).orElseThrow(() -> Refusal.notFound("not-found"));
        if (edition != null && edition != catalogue.lockVersion()) {
            throw new Refusal(ProblemType.CHANGED_MEANWHILE, "catalogue-changed");
        }
        if (catalogue.isFinal()) {
            throw new Refusal(ProblemType.REFUSED, "catalogue-published");
        }
        return catalogue;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
