package cn.hotline.platform;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A rendered answer, kept so that a repeated request gets the very same bytes. */
public record Answer(
        int status,
        byte[] body,
        @Nullable String location,
        @Nullable String etag) {

    public Response response() {
        var response =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        if (location != null) {
            response.header("Location", location);
        }
        if (etag != null) {
            response.header("ETag", etag);
        }
        return response.build();
    }
}
