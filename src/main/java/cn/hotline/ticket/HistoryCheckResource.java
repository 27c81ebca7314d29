package cn.hotline.ticket;

import cn.hotline.access.Role;
import cn.hotline.platform.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Auditors have the history proved, page by page. */
@Path("/api/staff/v1/history-checks")
@RolesAllowed(Role.Names.AUDITOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HistoryCheckResource {

    private static final int DEFAULT_LIMIT = 200;

    /** Which tickets to check next. */
    public record Range(
            @Nullable @Size(max = 200) String after,
            @Nullable @Min(1) @Max(500) Integer limit) {}

    private final HistoryCheck check;

    HistoryCheckResource(HistoryCheck check) {
        this.check = check;
    }

    @POST
    public HistoryCheck.Report check(@NotNull @Valid Range range) {
        return check.check(Page.key(range.after()), range.limit() == null ? DEFAULT_LIMIT : range.limit());
    }
}
