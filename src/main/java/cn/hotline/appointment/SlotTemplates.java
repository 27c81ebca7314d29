package cn.hotline.appointment;

import cn.hotline.appointment.SlotTemplateResource.TemplateInput;
import cn.hotline.appointment.SlotTemplateResource.TemplateView;
import cn.hotline.hall.OpeningHours.Window;
import cn.hotline.hall.ServiceLine;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes on templates of slots; a new version changes nothing that is booked, it only lists what no longer fits. */
@ApplicationScoped
class SlotTemplates {

    private static final TypeReference<Map<String, List<List<String>>>> HOURS = new TypeReference<>() {};

    private final EntityManager db;
    private final ObjectMapper json;
    private final Clock clock;

    SlotTemplates(EntityManager db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
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
        var hours = hours(hall);
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            var field = "windows[" + i + "]";
            if (!window.hasRoom()) {
                refusal.andField(field, "slot-window-short");
            } else if (!isOpen(hours, window)) {
                refusal.andField(field, "slot-window-shut");
            } else if (windows.subList(0, i).stream().anyMatch(window::overlaps)) {
                refusal.andField(field, "slot-window-overlaps");
            }
        }
        if (refusal.hasFields()) {
            throw refusal;
        }
    }

    private static boolean isOpen(Map<String, List<List<String>>> hours, SlotWindow window) {
        return hours.getOrDefault(window.days().name().toLowerCase(Locale.ROOT), List.of()).stream()
                .anyMatch(span ->
                        Window.of(span.getFirst(), span.getLast()).holds(new Window(window.begin(), window.end())));
    }

    /** By kind of day. */
    private Map<String, List<List<String>>> hours(String hall) {
        var text =
                (String) db.createNativeQuery("select cast(hours as text) from hall where code = :hall", String.class)
                        .setParameter("hall", hall)
                        .getSingleResult();
        try {
            return json.readValue(text, HOURS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("hours of a hall are no lists of times", e);
        }
    }
}
