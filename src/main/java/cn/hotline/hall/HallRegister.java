package cn.hotline.hall;

import cn.hotline.catalogue.Region;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Adds halls and describes them; a new one is open on working days from nine to five until its plan says otherwise. */
@ApplicationScoped
class HallRegister {

    private final EntityManager db;

    HallRegister(EntityManager db) {
        this.db = db;
    }

    /** A version of the entry. */
    record View(String hall, int version, HallEntry entry) implements KnownVersion.Versioned {

        static View of(Hall hall) {
            return new View(hall.code, hall.version, hall.entry());
        }
    }

    /** @throws Refusal 404 when there is no such hall */
    @Transactional
    View read(String hall) {
        return Hall.<Hall>findByIdOptional(hall).map(View::of).orElseThrow(() -> Refusal.notFound("hall-unknown"));
    }

    /** @throws Refusal 404 for what cannot be a code, 412 when there is another version, 422 for a region that is not there */
    @Transactional
    View put(String code, HallEntry entry, KnownVersion known) {
        if (!code.matches(Plan.CODE)) {
            throw Refusal.notFound("hall-unknown");
        }
        Region.known("region", entry.region());
        // Of two that add the same hall at once the second finds the first one's.
        db.createNativeQuery("""
                        insert into hall (code, name, name_en, address, lon, lat, floors, version)
                        values (:code, '', '', '', 0, 0, 1, 0) on conflict do nothing""").setParameter("code", code).executeUpdate();
        var hall = Hall.held(code);
        known.demand(hall.version);
        hall.describe(entry);
        db.flush();
        return View.of(hall);
    }
}
