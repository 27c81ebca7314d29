package cn.hotline.access;

import cn.hotline.support.Plain;
import cn.hotline.support.Reply;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as it was sent, to be sent again by somebody else: what it needs has been made already. */
final class Said implements Filter {

    private static final Set<String> THEIRS =
            Set.of("authorization", "track-code", "content-length", "host", "connection");

    private @Nullable FilterableRequestSpecification sent;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        sent = request;
        return context.next(request, response);
    }

    boolean isKnown() {
        return sent != null;
    }

    Reply againBy(Map<String, String> somebody) {
        var first = Objects.requireNonNull(sent);
        var headers = new LinkedHashMap<>(somebody);
        for (Header header : first.getHeaders()) {
            if (!THEIRS.contains(header.getName().toLowerCase(Locale.ROOT))) {
                headers.put(header.getName(), header.getValue());
            }
        }
        return new Plain(first.getMethod(), URI.create(first.getURI()), headers, bytes(first.getBody())).send();
    }

    private static byte[] bytes(@Nullable Object body) {
        return body instanceof byte[] bytes
                ? bytes
                : body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
