package cn.hotline.channel.phone.proposal;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Which edition of a table there is; whoever replaces the table holds this row. */
@Entity
public class Lexicon extends PanacheEntityBase {

    @Id
    @Enumerated(EnumType.STRING)
    private LexiconKind kind;

    private int version;
    private int lines;
    private String digest;
    private String author;
    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected Lexicon() {}

    /** Held until the transaction ends. */
    static Lexicon locked(LexiconKind kind) {
        return Lexicon.<Lexicon>findById(kind, LockModeType.PESSIMISTIC_WRITE);
    }

    static Lexicon of(LexiconKind kind) {
        return Lexicon.<Lexicon>findById(kind);
    }

    /** Changes when any of the tables does. */
    static String stamp() {
        return Lexicon.<Lexicon>listAll().stream()
                .sorted((a, b) -> a.kind.compareTo(b.kind))
                .map(lexicon -> Integer.toString(lexicon.version))
                .collect(Collectors.joining("."));
    }

    boolean isAt(String digestOfOther) {
        return digest.equals(digestOfOther);
    }

    void renew(List<?> newLines, String newDigest, String newAuthor, Instant now) {
        version++;
        lines = newLines.size();
        digest = newDigest;
        author = newAuthor;
        at = now;
    }

    int version() {
        return version;
    }

    LexiconTables.Edition edition(boolean changed) {
        return new LexiconTables.Edition(version, lines, changed, author, at);
    }
}
