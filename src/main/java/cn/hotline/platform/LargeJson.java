package cn.hotline.platform;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.lang.reflect.Type;
import java.util.function.BiFunction;

/** Reads the few bodies that may be larger than others, such as a whole set of rules; as strictly as all. */
public final class LargeJson implements BiFunction<ObjectMapper, Type, ObjectReader> {

    /** Largest such body, in bytes. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    @Override
    public ObjectReader apply(ObjectMapper mapper, Type type) {
        return of(mapper).readerFor(mapper.constructType(type));
    }

    /** To be kept: it learns how to read each type anew. */
    static ObjectMapper of(ObjectMapper mapper) {
        var constraints = mapper.getFactory().streamReadConstraints();
        var factory = mapper.getFactory().copy();
        factory.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxDocumentLength(MAX_BYTES)
                .maxStringLength(constraints.getMaxStringLength())
                .maxNestingDepth(constraints.getMaxNestingDepth())
                .maxNumberLength(constraints.getMaxNumberLength())
                .build());
        return mapper.copyWith(factory);
    }
}
