package cn.hotline.hall;

import cn.hotline.catalogue.MatterView;
import cn.hotline.catalogue.ServiceGuide;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to bring, by the guides of the matters that belong to a service; what somebody says they have is not kept. */
@ApplicationScoped
class Guides {

    /** Said of a material that may be left at home. */
    private static final String OPTIONAL = "(?i).*(可选|如有|optional|if any).*";

    /** A matter with its guide. */
    record MatterGuide(String code, String name, @Nullable ServiceGuide guide) {}

    record View(String hall, String service, String name, int minutes, List<MatterGuide> matters) {}

    /**
     * @param materials of the guide, in its words
     */
    record AtHand(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String matter,
            @NotNull @Size(max = 30) List<@NotNull @NotBlank @Size(max = 200) String> materials) {}

    /**
     * @param useful what may be brought as well
     */
    record Checked(String matter, boolean complete, List<String> missing, List<String> useful, String text) {}

    /** @throws Refusal 404 when the hall has no such service */
    @Transactional
    View of(String hall, String service, boolean english) {
        var line = ServiceLine.demand(hall, service);
        var matters = MatterView.today(line.matters(), english).stream()
                .map(matter -> new MatterGuide(matter.code(), matter.name(), matter.serviceGuide()))
                .toList();
        return new View(hall, service, line.name(english), (int) line.duration().toMinutes(), matters);
    }

    /** @throws Refusal 404 when the hall has no such service, 422 for a matter that does not belong to it */
    @Transactional
    Checked check(String hall, String service, AtHand atHand, Messages messages) {
        var matter = of(hall, service, messages.isEnglish()).matters().stream()
                .filter(one -> one.code().equals(atHand.matter()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("matter", "precheck-matter"));
        var has = atHand.materials().stream().map(Guides::plain).collect(Collectors.toSet());
        var wanted = matter.guide() == null ? List.<String>of() : matter.guide().materials();
        var lacking = wanted.stream()
                .filter(material -> !has.contains(plain(material)))
                .toList();
        var useful = lacking.stream().filter(Guides::isOptional).toList();
        var missing = lacking.stream().filter(material -> !isOptional(material)).toList();
        var text = missing.isEmpty()
                ? messages.text("precheck-complete")
                : messages.text("precheck-missing", String.join(messages.isEnglish() ? ", " : "、", missing));
        return new Checked(matter.code(), missing.isEmpty(), missing, useful, text);
    }

    private static boolean isOptional(String material) {
        return material.matches(OPTIONAL);
    }

    private static String plain(String material) {
        return material.replaceAll("[\\s（）()]", "");
    }
}
