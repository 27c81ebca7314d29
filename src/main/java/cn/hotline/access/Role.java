package cn.hotline.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is to the hotline. A token names staff roles in lower case. */
public enum Role {
    /** The person whose ticket it is (诉求人), by login or by track code. */
    CITIZEN,
    /** Self-service kiosk (自助终端). */
    DEVICE,
    /** Third party with credentials of its own (合作方). */
    PARTNER,
    /** 话务员 */
    AGENT,
    /** 派单员 */
    DISPATCHER,
    /** 审核员 */
    REVIEWER,
    /** 值班长 */
    MANAGER,
    /** 监察员 */
    SUPERVISOR,
    /** 承办单位经办人 */
    HANDLER,
    /** 审计员 */
    AUDITOR,
    /** 系统管理员 */
    ADMINISTRATOR,
    /** Clerk at a counter (窗口人员); the unit of their token is the hall. */
    CLERK,
    /** 大厅值班经理; the unit of their token is the hall. */
    HALL_MANAGER,
    /** The service itself, when a clock runs out (系统). */
    SYSTEM;

    /** Names for {@code @RolesAllowed}, which takes constants only. */
    public static final class Names {
        public static final String CITIZEN = "citizen";
        public static final String DEVICE = "device";
        public static final String AGENT = "agent";
        public static final String DISPATCHER = "dispatcher";
        public static final String REVIEWER = "reviewer";
        public static final String MANAGER = "manager";
        public static final String SUPERVISOR = "supervisor";
        public static final String HANDLER = "handler";
        public static final String AUDITOR = "auditor";
        public static final String ADMINISTRATOR = "administrator";
        public static final String CLERK = "clerk";
        public static final String HALL_MANAGER = "hall_manager";

        private Names() {}
    }

    /** Whether this role works at the hotline's own desk and so sees tickets of every unit. */
    public boolean isCentre() {
        return switch (this) {
            case AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR -> true;
            case CITIZEN, DEVICE, PARTNER, HANDLER, AUDITOR, ADMINISTRATOR, CLERK, HALL_MANAGER, SYSTEM -> false;
        };
    }

    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }
}
