package cn.hotline.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one version says of an entry of the catalogue; as JSON it is what is stored, sent, exported and audited. */
public sealed interface Content permits MatterContent, UnitContent, RegionContent {

    String CODE = "[A-Za-z0-9-]{1,32}";

    String name();

    @Nullable
    String parent();

    /** Place among its siblings. */
    @Nullable
    Integer position();

    /** The codes that took over; whoever has any is retired. */
    List<String> replacedBy();

    default boolean retired() {
        return !replacedBy().isEmpty();
    }

    Content retiredInto(List<String> successors);

    /** What is wrong with it in itself. */
    List<Fault> faults(String code);

    static <T> List<T> listOf(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
