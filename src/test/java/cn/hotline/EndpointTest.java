package cn.hotline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every resource of the HTTP interface holds to. */
class EndpointTest {

    private static final JavaClasses MAIN = new ClassFileImporter().importPath("target/classes");

    @Test
    void everyEndpointDeclaresItsAuthorisation() {
        var silent = endpoints()
                .filter(method -> Stream.of(
                                RolesAllowed.class, PermitAll.class, PermissionsAllowed.class, Authenticated.class)
                        .noneMatch(a ->
                                method.isAnnotatedWith(a) || method.getOwner().isAnnotatedWith(a)))
                .map(JavaMethod::getFullName);
        assertThat(silent).isEmpty();
    }

    @Test
    void everyEndpointRunsOnAVirtualThread() {
        var others = endpoints()
                .filter(method -> !method.isAnnotatedWith(RunOnVirtualThread.class)
                        && !method.getOwner().isAnnotatedWith(RunOnVirtualThread.class))
                .map(JavaMethod::getFullName);
        assertThat(others).isEmpty();
    }

    /** Without it any {@code Accept} is met, by the text form of the answer's object. */
    @Test
    void everyEndpointSaysWhatItProduces() {
        var others = endpoints()
                .filter(method -> !method.isAnnotatedWith(Produces.class)
                        && !method.getOwner().isAnnotatedWith(Produces.class))
                .map(JavaMethod::getFullName);
        assertThat(others).isEmpty();
    }

    /** {@code Outer.@NotNull Inner} annotates the type alone, and validation overlooks it. */
    @Test
    void constraintsStandBeforeTheWholeType() throws java.io.IOException {
        var overlooked = Pattern.compile("\\w\\.@(NotNull|Valid|NotBlank|Size|Pattern|Min|Max)");
        try (var files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(overlooked);
            }
        }
    }

    @Test
    void resourcesLeaveTransactionsAndPersistenceToTheModel() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(MAIN);
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(MAIN);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .andShould(showNoEntity())
                .check(MAIN);
    }

    private static Stream<JavaMethod> endpoints() {
        var found = MAIN.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .toList();
        assertThat(found).as("endpoints").hasSizeGreaterThan(40);
        return found.stream();
    }

    private static ArchCondition<JavaMethod> showNoEntity() {
        return new ArchCondition<>("show no entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaType> types = new ArrayList<>(method.getParameterTypes());
                types.add(method.getReturnType());
                types.stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows the entity " + type.getName())));
            }
        };
    }
}
