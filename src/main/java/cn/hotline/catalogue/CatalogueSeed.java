package cn.hotline.catalogue;

import cn.hotline.platform.Seeds;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketType;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings the city's regions, units and matters into the catalogue at the first start; what is there already stays as it is. */
@Singleton
public class CatalogueSeed {

    private static final Logger LOG = Logger.getLogger(CatalogueSeed.class);

    private final Seeds seeds;
    private final EntityManager db;

    CatalogueSeed(Seeds seeds, EntityManager db) {
        this.seeds = seeds;
        this.db = db;
    }

    record RegionRow(
            String code,
            String name,
            Region.Level level,
            @Nullable String parent) {}

    record UnitRow(
            String code,
            String name,
            Unit.Kind kind,
            @Nullable String parent,
            @Nullable String region,
            @Nullable String phone) {}

    record LimitRow(int amount, Matter.LimitUnit unit) {}

    record MatterRow(
            String code,
            String name,
            String nameEn,
            @Nullable String parent,
            boolean leaf,
            @Nullable TicketType type,
            @Nullable Level level,
            @Nullable String unit,
            @Nullable LimitRow limit,
            @Nullable Boolean review,
            @Nullable List<String> keywords,
            @Nullable String guide,
            @Nullable Form form) {}

    @Transactional
    void seed(@Observes @Priority(2000) StartupEvent start) {
        var regions = seeds.rows("regions.json", new TypeReference<List<RegionRow>>() {});
        if (regions.isEmpty() || Matter.count() > 0) {
            return;
        }
        seedRegions(regions);
        seedUnits(seeds.rows("units.json", new TypeReference<List<UnitRow>>() {}));
        seedMatters(seeds.rows("matters.json", new TypeReference<List<MatterRow>>() {}));
        db.flush();
        LOG.infof("Catalogue seeded: %d regions, %d units, %d matters", Region.count(), Unit.count(), Matter.count());
    }

    private static void seedRegions(List<RegionRow> rows) {
        int position = 0;
        for (var row : rows) {
            var region = new Region();
            region.code = row.code();
            region.name = row.name();
            region.level = row.level();
            region.parent = row.parent();
            region.position = position++;
            region.persist();
        }
    }

    private static void seedUnits(List<UnitRow> rows) {
        Map<String, List<String>> lines = new HashMap<>();
        int position = 0;
        for (var row : rows) {
            var above = row.parent() == null ? List.<String>of() : lines.get(row.parent());
            if (above == null) {
                throw new IllegalArgumentException("units.json: " + row.code() + " stands before its parent");
            }
            var line = new ArrayList<>(above);
            line.add(row.code());
            lines.put(row.code(), line);
            var unit = new Unit();
            unit.code = row.code();
            unit.name = row.name();
            unit.kind = row.kind();
            unit.parent = row.parent();
            unit.region = row.region();
            unit.phone = row.phone();
            unit.line = line;
            unit.position = position++;
            unit.persist();
        }
    }

    private static void seedMatters(List<MatterRow> rows) {
        int position = 0;
        for (var row : rows) {
            var matter = new Matter();
            matter.code = row.code();
            matter.name = row.name();
            matter.nameEn = row.nameEn();
            matter.parent = row.parent();
            matter.leaf = row.leaf();
            matter.type = row.type();
            matter.level = row.level();
            matter.unit = row.unit();
            matter.review = row.review() == null || row.review();
            matter.guide = row.guide();
            matter.limitAmount = row.limit() == null ? null : row.limit().amount();
            matter.limitUnit = row.limit() == null ? null : row.limit().unit();
            matter.keywords = row.keywords() == null ? List.of() : row.keywords();
            matter.form = row.form();
            matter.position = position++;
            matter.persist();
        }
    }
}
