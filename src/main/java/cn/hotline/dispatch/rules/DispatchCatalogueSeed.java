package cn.hotline.dispatch.rules;

import cn.hotline.platform.Seeds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes the city's dispatch catalogues at the first start, if it brings any; behind matters and units, which their rules name. */
@Singleton
public class DispatchCatalogueSeed {

    private static final Logger LOG = Logger.getLogger(DispatchCatalogueSeed.class);
    private static final String FILE = "dispatch-catalogue.json";
    private static final String AUTHOR = "seed";

    private final Seeds seeds;
    private final EntityManager db;
    private final Clock clock;

    DispatchCatalogueSeed(Seeds seeds, EntityManager db, Clock clock) {
        this.seeds = seeds;
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    void seed(@Observes @Priority(2100) StartupEvent start) throws JsonProcessingException {
        if (!seeds.has(FILE)) {
            return;
        }
        var rows = seeds.rows(FILE, new TypeReference<List<JsonNode>>() {});
        if (DispatchCatalogue.count() > 0) {
            return;
        }
        for (var row : rows) {
            var draft = RuleJson.MAPPER.treeToValue(row, Draft.class);
            RuleCheck.demandSound(draft);
            DispatchCatalogue.draft(draft, AUTHOR, clock.instant()).publish(AUTHOR, clock.instant());
            db.flush();
            LOG.infof("Dispatch catalogue seeded: %d rules", draft.rules().size());
        }
    }
}
