package cn.hotline.catalogue;

import cn.hotline.access.Callers;
import cn.hotline.catalogue.Catalogue.Occasion;
import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is the same for matters, units and regions when staff look after them. */
@ApplicationScoped
class CatalogueDesk {

    private final Catalogue catalogue;
    private final Callers callers;

    CatalogueDesk(Catalogue catalogue, Callers callers) {
        this.catalogue = catalogue;
        this.callers = callers;
    }

    Response read(CatalogueKind kind, String code) {
        return EntryView.read(kind, code).response(200);
    }

    Page<EntryView> versions(CatalogueKind kind, String code, UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("limit", "after"));
        return CatalogueChange.versions(
                kind, code, query.integer("limit", 20, 1, Page.MAX_LIMIT), query.text("after", 1, 200));
    }

    Response put(Catalogue.Key key, @Nullable String ifMatch, Content content, Occasion occasion) {
        if (!key.code().matches(Content.CODE)) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("code", "constraint.pattern", Content.CODE);
        }
        if (content.retired()) {
            throw Refusal.invalid("content.replacedBy", "retire-elsewhere");
        }
        var view = catalogue.put(key, content, Knowledge.ofIfMatch(ifMatch), occasion);
        return view.response(ifMatch == null ? 201 : 200);
    }

    Response retire(Catalogue.Key key, @Nullable String ifMatch, Retirement retirement) {
        var occasion = occasion(retirement.effectiveFrom(), retirement.note());
        return catalogue
                .retire(key, retirement.replacedBy(), Knowledge.ofIfMatch(ifMatch), occasion)
                .response(200);
    }

    Occasion occasion(@Nullable LocalDate from, @Nullable String note) {
        return new Occasion(from, callers.staff().client(), note);
    }
}
