package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The written tables and the code say the same, for every status, action and role, both ways. */
class LifecycleTableTest {

    private static final MatterRef REVIEWED = new MatterRef("019901", "其他", 1, true);
    private static final MatterRef UNREVIEWED = new MatterRef("019901", "其他", 1, false);

    private final LifecycleTable table = LifecycleTable.read();

    @Test
    void theTablesNameEveryActionStatusAndRole() {
        assertThat(table.moves()).containsOnlyKeys(Verb.values());
        assertThat(table.roles()).containsOnlyKeys(Verb.values());
        assertThat(table.moves().values()).allSatisfy(row -> assertThat(row).containsOnlyKeys(Status.values()));
    }

    @Test
    void everyRoleMayDoExactlyWhatIsWrittenInEveryStatus() {
        for (var status : Status.values()) {
            for (var role : Role.values()) {
                assertThat(Lifecycle.allowed(status, Set.of(role)))
                        .as("%s in %s", role, status)
                        .isEqualTo(table.allowed(status, role));
                for (var verb : Verb.values()) {
                    assertThat(Lifecycle.permits(verb, Set.of(role)))
                            .as("%s by %s", verb, role)
                            .isEqualTo(table.permits(verb, role));
                    assertThat(Lifecycle.leadsFrom(status, verb))
                            .as("%s from %s", verb, status)
                            .isEqualTo(table.leadsFrom(status, verb));
                }
            }
        }
    }

    @Test
    void everyActionLeadsWhereItIsWritten() {
        var actions = new RandomActions(new Random(1));
        for (var verb : Verb.values()) {
            for (var status : Status.values()) {
                if (table.leadsFrom(status, verb)) {
                    var reached = EnumSet.noneOf(Status.class);
                    for (int i = 0; i < 50; i++) { // what a yes or no in the action decides
                        var action = actions.of(verb);
                        reached.add(Lifecycle.next(status, action, REVIEWED));
                        reached.add(Lifecycle.next(status, action, UNREVIEWED));
                    }
                    assertThat(reached).as("%s from %s", verb, status).isEqualTo(table.after(status, verb));
                }
            }
        }
        assertThat(Lifecycle.next(Status.HANDLING, actions.of(Verb.REPLY), REVIEWED))
                .isEqualTo(Status.IN_REVIEW);
        assertThat(Lifecycle.next(Status.HANDLING, actions.of(Verb.REPLY), null))
                .isEqualTo(Status.IN_REVIEW);
    }

    @Test
    void severalRolesMayDoWhatEachOfThemMay() {
        var both = Lifecycle.allowed(Status.HANDLING, Set.of(Role.HANDLER, Role.AGENT));
        assertThat(both)
                .containsExactlyElementsOf(Arrays.stream(Verb.values())
                        .filter(verb -> table.allowed(Status.HANDLING, Role.HANDLER)
                                        .contains(verb)
                                || table.allowed(Status.HANDLING, Role.AGENT).contains(verb))
                        .toList());
        assertThat(Lifecycle.allowed(Status.FILED, Set.of())).isEmpty();
    }

    @Test
    void theActionsOfEveryNameAreOfThatName() {
        var actions = new RandomActions(new Random(2));
        for (var verb : Verb.values()) {
            assertThat(actions.of(verb).verb()).isEqualTo(verb);
            assertThat(actions.of(verb)).isInstanceOf(verb.type());
        }
    }
}
