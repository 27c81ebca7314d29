package cn.hotline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rooms of design §2 apart, and the rules of the house that bytecode shows. */
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter().importPath("target/classes");

    /** What each room may use beside itself. The root package starts all of them. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("access", Set.of("platform")),
            Map.entry("ticket", Set.of("access", "platform")),
            Map.entry("catalogue", Set.of("access", "platform")),
            Map.entry("channel", Set.of("survey", "notice", "ticket", "catalogue", "hall", "access", "platform")),
            Map.entry("dispatch", Set.of("ticket", "catalogue", "access", "platform")),
            Map.entry("supervision", Set.of("ticket", "catalogue", "access", "platform")),
            Map.entry("hall", Set.of("supervision.calendar", "catalogue", "access", "platform")),
            Map.entry(
                    "appointment",
                    Set.of("hall", "supervision.calendar", "notice", "ticket", "catalogue", "access", "platform")),
            Map.entry("feed", Set.of("hall", "ticket", "catalogue", "access", "platform")),
            Map.entry("notice", Set.of("ticket", "access", "platform")),
            Map.entry("survey", Set.of("notice", "ticket", "catalogue", "access", "platform")),
            Map.entry("local", Set.of("platform")),
            Map.entry("demo", Set.of()),
            Map.entry("bench", Set.of()));

    /** The words of the trade that the catalogue shares with the ticket. */
    private static final Set<String> SHARED_VALUES = Set.of("TicketType", "Level", "MatterRef", "UnitRef");

    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.lang.Thread", Set.of("sleep"));

    static Stream<String> rooms() {
        return ROOMS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsItMay(String room) {
        var lawful = Stream.concat(Stream.of(room), ROOMS.getOrDefault(room, Set.of()).stream())
                .map(name -> "cn.hotline." + name + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> fits =
                not(resideInAPackage("cn.hotline..")).or(resideInAnyPackage(lawful));
        if (room.equals("catalogue")) {
            fits = fits.or(describe("values of the ticket", ArchitectureTest::isSharedValue));
        }
        classes()
                .that()
                .resideInAPackage("cn.hotline." + room + "..")
                .should()
                .onlyDependOnClassesThat(fits)
                .check(MAIN);
    }

    @Test
    void everyPackageBelongsToARoom() {
        var rooms = MAIN.stream()
                .map(type -> type.getPackageName().split("\\.", -1))
                .filter(parts -> parts.length > 2)
                .map(parts -> parts[2])
                .collect(Collectors.toSet());
        assertThat(rooms).isEqualTo(ROOMS.keySet());
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("cn.hotline.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void roomsReferToEachOtherByIdNeverByAssociation() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.persistence.ManyToOne")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.OneToMany")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.OneToOne")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.ManyToMany")
                .check(MAIN);
    }

    @Test
    void onlyTheTicketItselfWritesItsStatus() {
        fields().that()
                .haveName("status")
                .and()
                .areDeclaredIn("cn.hotline.ticket.Ticket")
                .should()
                .bePrivate()
                .check(MAIN);
        var writers = MAIN.get("cn.hotline.ticket.Ticket").getField("status").getAccessesToSelf().stream()
                .filter(access ->
                        access.getAccessType() == com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType.SET)
                .map(JavaAccess::getOrigin)
                .map(origin -> origin.getName());
        assertThat(writers).containsOnly("evolve");
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("cn.hotline.demo..", "cn.hotline.bench..")
                .should()
                .callMethodWhere(describe(
                        "reads the time",
                        call -> CLOCKS.getOrDefault(call.getTargetOwner().getName(), Set.of())
                                .contains(call.getName())))
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackages("cn.hotline.demo..", "cn.hotline.bench..")
                .and()
                .doNotHaveFullyQualifiedName("cn.hotline.platform.Clocks")
                .should()
                .callMethodWhere(describe(
                        "makes a clock",
                        call -> call.getTargetOwner().isEquivalentTo(java.time.Clock.class)
                                && call.getName().startsWith("system")))
                .check(MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(MAIN);
    }

    private static boolean isSharedValue(JavaClass type) {
        return type.getPackageName().equals("cn.hotline.ticket") && SHARED_VALUES.contains(type.getSimpleName());
    }
}
