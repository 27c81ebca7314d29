package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Contract;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The routes in the files are the routes in the server, neither more nor less. */
class RoutesTest {

    /** The pages that explain problems are documentation for people, not an operation of any audience. */
    private static final Set<String> OUTSIDE = Set.of("GET /problems/{slug}");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    @Test
    void theContractAndTheServerHaveTheSameRoutes() {
        var served = served();
        assertThat(served).containsAll(OUTSIDE);
        served.removeAll(OUTSIDE);
        assertThat(served).isEqualTo(written());
    }

    private static Set<String> written() {
        var routes = new TreeSet<String>();
        for (var audience : Contract.AUDIENCES.values()) {
            var document = Yamls.read(Contract.file(audience));
            var base = document.at("/servers/0/url").textValue();
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                        assertThat(METHODS).contains(method);
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + base + path.getKey());
                    }));
        }
        return routes;
    }

    private static Set<String> served() {
        return new ClassFileImporter()
                .importPath("target/classes").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                        .map(RoutesTest::route)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String route(JavaMethod method) {
        var verb = method.getAnnotations().stream()
                .filter(a -> a.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(a -> a.getRawType().getAnnotationOfType(HttpMethod.class).value())
                .findFirst()
                .orElseThrow();
        var base = method.getOwner().getAnnotationOfType(Path.class).value();
        var rest = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        return verb + " " + (base + "/" + rest).replaceAll("/+", "/").replaceAll("/$", "");
    }
}
