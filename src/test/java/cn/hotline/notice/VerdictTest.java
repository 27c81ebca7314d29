package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Phone;
import cn.hotline.notice.Answer.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever gateways answer, in whatever order: a notice is never tried for ever, nor given up while another may take it. */
class VerdictTest {

    private static final List<String> ALL = List.of("a", "b", "c");
    private final NoticeRules rules = PostOffice.rules();

    @Property
    void everyRowOfRefusalsIsSpentSensibly(@ForAll @Size(max = 40) List<Fault> faults) {
        var past = new ArrayList<Verdict.Tried>();
        Set<String> passedOver = new HashSet<>();
        String pinned = null;
        for (var fault : faults) {
            var left = passedOver;
            var gateway = pinned != null
                    ? pinned
                    : ALL.stream()
                            .filter(name -> !left.contains(name))
                            .findFirst()
                            .orElseThrow();
            past.add(new Verdict.Tried(gateway, fault.name()));
            var verdict =
                    Verdict.of(new Answer.Refused(fault, "x"), work(gateway, passedOver), List.copyOf(past), rules);
            if (verdict.state() == NoticeState.FAILED_PERMANENT) {
                assertThat(isDead(past, fault)).isTrue();
                return;
            }
            assertThat(verdict.passedOver()).as("some way is left").isNotEqualTo(Set.copyOf(ALL));
            assertThat(verdict.pause() == null && !verdict.passedOver().contains(gateway))
                    .as("never at once where it was just refused")
                    .isFalse();
            passedOver = verdict.passedOver();
            pinned = fault == Fault.THROTTLED ? gateway : null;
        }
        assertThat(past.stream().filter(Verdict.Tried::counts).count()).isLessThan(60);
    }

    private boolean isDead(List<Verdict.Tried> past, Fault last) {
        boolean nobody = ALL.stream()
                .allMatch(
                        name -> past.stream().anyMatch(tried -> tried.gateway().equals(name) && tried.isFinal()));
        return last == Fault.NUMBER || nobody;
    }

    private static Work work(String gateway, Set<String> passedOver) {
        var id = UUID.randomUUID();
        var message =
                new Outgoing(id, new Phone("+8613900000000"), null, NoticeEvent.CLOSED, "x", Map.of(), Map.of(), "");
        return new Work(
                new Work.Claim(id, id, Instant.EPOCH),
                1,
                gateway,
                false,
                message,
                new Work.Routes(ALL, passedOver, Instant.EPOCH, false));
    }
}
