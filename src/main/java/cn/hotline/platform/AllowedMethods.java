package cn.hotline.platform;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/** Which methods an address takes: RFC 9110 wants them in {@code Allow} with 405, and the framework does not say. */
@Singleton
final class AllowedMethods {

    private volatile @Nullable List<Route> routes;

    private record Route(String method, Pattern path) {}

    List<String> of(String path) {
        var known = routes;
        if (known == null) {
            known = served();
            routes = known;
        }
        return known.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::method)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Route> served() {
        var found = new ArrayList<Route>();
        var mappers = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", mappers, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                found.add(new Route(method, pattern(path)));
            }
        });
        return found;
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(
                Arrays.stream(("/" + template).replaceAll("/+", "/").split("\\{[^}]*}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[^/]+", "", "/?")));
    }
}
