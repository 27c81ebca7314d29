package cn.hotline.access;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as it was sent, to be sent again by somebody else: what it needs has been made already. */
final class Said implements Filter {

    private static final Set<String> THEIRS = Set.of("authorization", "track-code", "content-length", "content-type");

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

    Response againBy(RequestSpecification somebody) {
        var first = Objects.requireNonNull(sent);
        for (Header header : first.getHeaders()) {
            if (!THEIRS.contains(header.getName().toLowerCase(Locale.ROOT))) {
                somebody.header(header);
            }
        }
        Object body = first.getBody();
        if (body instanceof byte[] bytes) {
            somebody.body(bytes);
        } else if (body != null) {
            somebody.body(body.toString());
        }
        if (first.getContentType() != null) {
            somebody.contentType(first.getContentType());
        }
        return somebody.request(first.getMethod(), URI.create(first.getURI()));
    }
}
