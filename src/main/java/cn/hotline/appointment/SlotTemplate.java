package cn.hotline.appointment;

import cn.hotline.appointment.SlotTemplateResource.TemplateView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;

/** From which slots of a service are made; a version holds from its day on until the next one does. */
@Entity
class SlotTemplate extends PanacheEntityBase {

    /** Versions shown, the newest first. */
    private static final int SHOWN = 20;

    @Id
    UUID id;

    String hall;
    String service;
    int version;
    LocalDate effectiveFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    List<SlotWindow> windows;

    String author;
    Instant at;

    @SuppressWarnings("NullAway.Init")
    protected SlotTemplate() {}

    /** Of which service, beginning when. */
    record Place(String hall, String service, LocalDate effectiveFrom) {}

    /** Who made it. */
    record Making(String author, Instant at) {}

    SlotTemplate(Place place, int version, List<SlotWindow> windows, Making making) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.hall = place.hall();
        this.service = place.service();
        this.effectiveFrom = place.effectiveFrom();
        this.version = version;
        this.windows = List.copyOf(windows);
        this.author = making.author();
        this.at = making.at();
    }

    static List<SlotTemplate> of(String hall, String service) {
        return SlotTemplate.<SlotTemplate>find("hall = ?1 and service = ?2 order by version desc", hall, service)
                .range(0, SHOWN - 1)
                .list();
    }

    TemplateView view() {
        return new TemplateView(version, effectiveFrom, windows, author, at);
    }
}
