package cn.hotline.platform;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The language of the present request. */
@RequestScoped
public class Language {

    @Inject
    RoutingContext routing;

    public Messages messages() {
        return Messages.accepting(routing.request().getHeader("Accept-Language"));
    }
}
