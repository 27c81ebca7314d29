package cn.hotline.support;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * A path such as {@code items.number} is a program to rest-assured, which compiles it whenever it is asked what is there: a sixth of what
 * the suite did. Here each is compiled once.
 */
final class CompiledPaths extends DelegatingMetaClass {

    private static final Map<String, Class<? extends Script>> COMPILED = new ConcurrentHashMap<>();

    private CompiledPaths(MetaClass delegate) {
        super(delegate);
    }

    static void install() {
        var registry = GroovySystem.getMetaClassRegistry();
        var paths = new CompiledPaths(registry.getMetaClass(GroovyShell.class));
        paths.initialize();
        registry.setMetaClass(GroovyShell.class, paths);
    }

    @Override
    public Object invokeMethod(Object shell, String method, Object[] arguments) {
        if (method.equals("evaluate") && arguments.length == 1) {
            var compiled = COMPILED.computeIfAbsent(
                    String.valueOf(arguments[0]),
                    path -> new GroovyShell().parse(path).getClass());
            return InvokerHelper.createScript(compiled, ((GroovyShell) shell).getContext())
                    .run();
        }
        return super.invokeMethod(shell, method, arguments);
    }
}
