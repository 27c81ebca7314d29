package cn.hotline.platform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Arrays;

/** The page behind each problem's {@code type}: what it means and what to do about it. */
@Path("/problems/{slug}")
@PermitAll
@RunOnVirtualThread
public class ProblemPages {

    @Inject
    Language language;

    @GET
    @Produces("text/html;charset=UTF-8")
    public String page(@PathParam("slug") String slug) {
        var type = Arrays.stream(ProblemType.values())
                .filter(t -> t.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("not-found"));
        var messages = language.messages();
        return """
                <!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%2$s</title><body style="font:18px/1.6 sans-serif;max-width:40em;margin:2em auto;padding:0 1em">
                <h1>%2$s</h1><p><code>HTTP %3$d · %4$s</code></p><p>%5$s</p></body></html>
                """.formatted(
                messages.tag(), messages.title(type), type.status(), type.slug(), messages.text("page." + type.slug()));
    }
}
