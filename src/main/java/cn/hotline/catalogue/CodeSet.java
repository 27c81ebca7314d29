package cn.hotline.catalogue;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Under which label the tree of matters is published from a day on (编码集), e.g. 2026-1. */
@Entity
@Immutable
public class CodeSet extends PanacheEntityBase {

    private static final int LISTED = 100;

    @Id
    private String label;

    private LocalDate effectiveFrom;
    private String author;
    private @Nullable String note;
    private Instant at;

    /** As staff see it. */
    public record View(
            String label,
            LocalDate effectiveFrom,
            String author,
            @Nullable String note,
            Instant at) {}

    @SuppressWarnings("NullAway.Init")
    protected CodeSet() {}

    static CodeSet publish(String label, LocalDate from, Catalogue.Occasion occasion, Instant at) {
        var set = new CodeSet();
        set.label = label;
        set.effectiveFrom = from;
        set.author = occasion.author();
        set.note = occasion.note();
        set.at = at;
        return set;
    }

    /** The label that holds on a day. */
    static Optional<String> on(LocalDate day) {
        return CodeSet.<CodeSet>find("effectiveFrom <= ?1 order by effectiveFrom desc", day)
                .firstResultOptional()
                .map(set -> set.label);
    }

    /** The newest ones, newest first. */
    static List<View> views() {
        return CodeSet.<CodeSet>find("order by effectiveFrom desc").range(0, LISTED - 1).stream()
                .map(CodeSet::view)
                .toList();
    }

    /** @throws Refusal 409 when the label or the day has been given away */
    static Optional<View> published(String label, LocalDate from, @Nullable String note) {
        var taken = CodeSet.<CodeSet>list("label = ?1 or effectiveFrom = ?2", label, from);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        var set = taken.getFirst();
        if (taken.size() > 1
                || !set.label.equals(label)
                || !set.effectiveFrom.equals(from)
                || !Objects.equals(set.note, note)) {
            throw new Refusal(ProblemType.REFUSED, "code-set-taken", set.label, set.effectiveFrom.toString());
        }
        return Optional.of(set.view());
    }

    View view() {
        return new View(label, effectiveFrom, author, note, at);
    }
}
