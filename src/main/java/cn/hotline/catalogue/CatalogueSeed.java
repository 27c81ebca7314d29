package cn.hotline.catalogue;

import cn.hotline.platform.Seeds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Brings the city's regions, units and matters into the catalogue at the first start; what is there already stays as it is. */
@Singleton
public class CatalogueSeed {

    private static final Logger LOG = Logger.getLogger(CatalogueSeed.class);
    static final Catalogue.Occasion SEED = new Catalogue.Occasion(null, "seed", "随系统带入");

    private static final Catalogue.Occasion PUBLISHED = new Catalogue.Occasion(null, "seed", null);

    /** What a city brings along has held before the service came. */
    static final LocalDate SINCE = LocalDate.of(2000, 1, 1);

    private final Seeds seeds;
    private final Catalogue catalogue;

    CatalogueSeed(Seeds seeds, Catalogue catalogue) {
        this.seeds = seeds;
        this.catalogue = catalogue;
    }

    @Transactional
    void seed(@Observes @Priority(2000) StartupEvent start) {
        var regions = rows("regions.json");
        if (regions.isEmpty() || CatalogueVersion.count() > 0) {
            return;
        }
        seed(CatalogueKind.REGION, "regions.json", regions);
        seed(CatalogueKind.UNIT, "units.json", rows("units.json"));
        seed(CatalogueKind.MATTER, "matters.json", rows("matters.json"));
        catalogue.publish(catalogue.from(PUBLISHED).getYear() + "-1", PUBLISHED);
        LOG.infof("Catalogue seeded: %d entries", CatalogueVersion.count());
    }

    private List<ObjectNode> rows(String file) {
        return seeds.rows(file, new TypeReference<List<ObjectNode>>() {});
    }

    private void seed(CatalogueKind kind, String file, List<ObjectNode> rows) {
        var contents = new LinkedHashMap<String, Content>();
        for (var row : rows) {
            var code = row.path("code").asText();
            if (contents.put(code, content(kind, file, row.put("position", contents.size()))) != null) {
                throw fault(file, code + " stands there twice");
            }
        }
        var faults = catalogue.change(kind, contents, SEED, true).faults();
        if (!faults.isEmpty()) {
            throw fault(
                    file,
                    faults.stream()
                            .limit(20)
                            .map(f -> f.code() + "." + f.field() + " (" + f.key() + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    /** A guide that is a mere text is its summary. */
    private static Content content(CatalogueKind kind, String file, ObjectNode row) {
        if (row.path("guide").isTextual()) {
            var summary = row.get("guide");
            row.putObject("guide").set("summary", summary);
        }
        try {
            return ContentJson.read(kind, row);
        } catch (JsonProcessingException e) {
            throw fault(file, row.path("code").asText() + " cannot be read");
        }
    }

    private static ConfigurationException fault(String file, String what) {
        return new ConfigurationException("HOTLINE_SEED: " + file + ": " + what, Set.of("hotline.seed"));
    }
}
