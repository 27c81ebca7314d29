package cn.hotline.appointment;

import cn.hotline.appointment.SlotTemplateResource.TemplateInput;
import cn.hotline.appointment.SlotTemplateResource.TemplateView;
import cn.hotline.hall.Openings;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Takes on templates of slots; a new version changes nothing that is booked, it only lists what no longer fits. */
@ApplicationScoped
class SlotTemplates {

    private final EntityManager db;
    private final Openings openings;
    private final Clock clock;

    SlotTemplates(EntityManager db, Openings openings, Clock clock) {
        this.db = db;
        this.openings = openings;
        this.clock = clock;
    }

    /** Newest first. @throws Refusal 404 without such a service */
    @Transactional
    List<TemplateView> list(String hall, String service) {
        ServiceLine.demand(hall, service);
        return SlotTemplate.of(hall, service).stream().map(SlotTemplate::view).toList();
    }

    /** @throws Refusal 422 for windows that overlap or lie outside the hall's hours */
    @Transactional
    TemplateView put(String hall, String service, TemplateInput input, String by) {
        ServiceLine.demand(hall, service);
        demandAhead(input.effectiveFrom());
        demandSound(hall, input.windows());
        var template = new SlotTemplate(
                new SlotTemplate.Place(hall, service, input.effectiveFrom()),
                nextVersion(hall, service),
                input.windows(),
                new SlotTemplate.Making(by, clock.instant()));
        template.persist();
        return template.view();
    }

    /** Whoever makes one of the same service at the same time waits. */
    private int nextVersion(String hall, String service) {
        db.createNativeQuery("select 1 from hall_service where hall = :hall and code = :service for no key update")
                .setParameter("hall", hall)
                .setParameter("service", service)
                .getResultList();
        return ((Number) db.createNativeQuery("""
                                select coalesce(max(version), 0) + 1 from slot_template
                                where hall = :hall and service = :service""")
                        .setParameter("hall", hall)
                        .setParameter("service", service)
                        .getSingleResult())
                .intValue();
    }

    private void demandAhead(LocalDate from) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (from.isBefore(today) || from.isAfter(today.plusYears(1))) {
            throw Refusal.invalid("effectiveFrom", "slot-template-from");
        }
    }

    private void demandSound(String hall, List<SlotWindow> windows) {
        var hours = openings.of(hall);
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            var field = "windows[" + i + "]";
            if (!window.hasRoom()) {
                refusal.andField(field, "slot-window-short");
            } else if (!hours.isPlanned(window.days(), window.begin(), window.end())) {
                refusal.andField(field, "slot-window-shut");
            } else if (windows.subList(0, i).stream().anyMatch(window::overlaps)) {
                refusal.andField(field, "slot-window-overlaps");
            }
        }
        if (refusal.hasFields()) {
            throw refusal;
        }
    }
}
