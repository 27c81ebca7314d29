package cn.hotline.supervision;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody at a desk: what they are good at, and who stands in for them while they are away (替岗). */
@Entity
public class Member extends PanacheEntityBase {

    @Id
    String subject;

    String unit;

    /** Beginnings of the codes of matters; none: all. */
    List<String> skills = List.of();

    @Nullable
    String substitute;

    @Nullable
    Instant awayUntil;

    /** As its owner sees it. */
    public record View(
            String subject,
            String unit,
            List<String> skills,
            @Nullable String substitute,
            @Nullable Instant awayUntil) {}

    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    static Member of(String subject) {
        return Member.<Member>findByIdOptional(subject).orElseGet(() -> {
            var member = new Member();
            member.subject = subject;
            return member;
        });
    }

    View present(String desk, List<String> good, @Nullable String standIn, @Nullable Instant until) {
        unit = desk;
        skills = List.copyOf(good);
        substitute = standIn;
        awayUntil = until;
        persist();
        return view();
    }

    View view() {
        return new View(subject, unit, skills, substitute, awayUntil);
    }

    static List<String> skillsOf(String subject) {
        return Member.<Member>findByIdOptional(subject)
                .map(member -> member.skills)
                .orElse(List.of());
    }

    static boolean isAt(String desk, String subject) {
        return count("subject = ?1 and unit = ?2", subject, desk) > 0;
    }

    /** The subject, and everybody away now whom the subject stands in for. */
    static List<String> standInsOf(String subject, Instant now) {
        var all = new ArrayList<String>(List.of(subject));
        Member.<Member>list("substitute = ?1 and awayUntil > ?2", subject, now).forEach(away -> all.add(away.subject));
        return all;
    }
}
