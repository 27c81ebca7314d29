package cn.hotline.hall;

import cn.hotline.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What people come to a hall for (业务): one queue and one letter, over all counters that can do it. */
@Entity
@Table(name = "hall_service")
@IdClass(ServiceLine.Key.class)
public class ServiceLine extends PanacheEntityBase {

    /** Services of the same code are the same service in another hall. */
    public record Key(String hall, String code) implements Serializable {}

    @Id
    String hall;

    @Id
    String code;

    String letter;
    String name;
    String nameEn;
    List<String> matters;
    int minutes;
    boolean realName;
    int position;
    boolean retired;
    int version;

    @SuppressWarnings("NullAway.Init")
    protected ServiceLine() {}

    /**
     * As visitors see it.
     *
     * @param letter what its numbers begin with
     * @param matters codes of the catalogue's matters that belong to it, whose guides say what to bring
     * @param minutes one visit takes about so long
     * @param realName whether only who has proved an identity card can book
     */
    public record View(String code, String name, String letter, List<String> matters, int minutes, boolean realName) {}

    /** Not retired. @throws Refusal 404 when the hall has no such service */
    public static ServiceLine demand(String hall, String code) {
        return present(hall, code).orElseThrow(() -> Refusal.notFound("hall-service-unknown"));
    }

    /** As {@link #demand}; a plan that retires it comes before this transaction or after it, not beside it. */
    public static ServiceLine demandKept(String hall, String code) {
        return Optional.ofNullable(
                        ServiceLine.<ServiceLine>findById(new Key(hall, code), LockModeType.PESSIMISTIC_READ))
                .filter(service -> !service.retired)
                .orElseThrow(() -> Refusal.notFound("hall-service-unknown"));
    }

    static Optional<ServiceLine> present(String hall, String code) {
        return ServiceLine.<ServiceLine>findByIdOptional(new Key(hall, code)).filter(service -> !service.retired);
    }

    /** In their order. */
    public static List<ServiceLine> of(String hall) {
        return list("hall = ?1 and not retired order by position, code", hall);
    }

    public String code() {
        return code;
    }

    public String letter() {
        return letter;
    }

    public List<String> matters() {
        return matters;
    }

    public boolean isRealName() {
        return realName;
    }

    /** One visit, as planned. */
    public Duration duration() {
        return Duration.ofMinutes(minutes);
    }

    public String name(boolean english) {
        return english ? nameEn : name;
    }

    public View view(boolean english) {
        return new View(code, name(english), letter, matters, minutes, realName);
    }
}
