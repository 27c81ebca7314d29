package cn.hotline.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens to a ticket between dispatch and reply; {@link Handling} says what it comes to. */
public sealed interface UnitAction extends Action {

    /** 退单: the unit says the ticket is not its duty. */
    record Return(
            ReturnReason reason,
            @Personal String legalBasis,
            @Personal @Nullable String note) implements UnitAction {}

    /** 退单成立; {@code coordinate} when it was one too many and the units are heard together. */
    record UpholdReturn(boolean coordinate, @Personal String reason) implements UnitAction {}

    /** 退单不成立: the ticket is the unit's by decision, as if it had signed for it. */
    record RefuseReturn(@Personal String reason) implements UnitAction {}

    /** 协调: units are asked whose duty it is. */
    record Coordinate(List<UnitRef> units, @Personal String question) implements UnitAction {}

    /** 会办: other units assist the lead and give their opinion. */
    record AskAssistance(List<UnitRef> units, @Personal String question) implements UnitAction {}

    /** 意见: of a unit that was asked, in joint handling or coordination. */
    record GiveOpinion(UnitRef unit, @Personal String opinion) implements UnitAction {}

    /**
     * 裁定派单: dispatch by decision; the unit may appeal but not return.
     *
     * @param firstReceiver decided by nobody in time, so that whoever had it first keeps it (首接先行受理)
     * @param rule the rule of the dispatch catalogue that results, in words
     */
    record Determine(
            UnitRef unit,
            boolean firstReceiver,
            @Personal String reason,
            @Personal @Nullable String rule) implements UnitAction {}

    /** 申诉 against a determination. */
    record Appeal(@Personal String reason) implements UnitAction {}

    /** 申诉成立 */
    record UpholdAppeal(@Personal String reason) implements UnitAction {}

    /** 申诉不成立 */
    record RefuseAppeal(@Personal String reason) implements UnitAction {}

    /**
     * 转派下级: to a unit below, on a clock of its own.
     *
     * @param days working days it is given, never more than the superior has; null for all of them
     */
    record Delegate(
            UnitRef unit,
            @Nullable Integer days,
            @Personal @Nullable String note) implements UnitAction {}

    /** 交回上级: with what was found. */
    record HandUp(@Personal String findings) implements UnitAction {}

    /** 申请延期 by working days. */
    record RequestExtension(
            int days, @Personal String reason, @Personal String plan) implements UnitAction {}

    /** 申请暂停 for working days. */
    record RequestSuspension(
            SuspensionReason reason, int days, @Personal String note) implements UnitAction {}

    /**
     * 同意延期或暂停, by what was asked for.
     *
     * @param suspension why the clock stands still; null for an extension
     * @param plan what the citizen is told of an extension
     */
    record GrantRequest(
            int days,
            @Nullable SuspensionReason suspension,
            @Personal @Nullable String plan) implements UnitAction {}

    /** 不同意 an extension or a suspension. */
    record DenyRequest(@Personal String reason) implements UnitAction {}

    /** 挂账: what can't be done within the limit goes on in steps that each have a date. */
    record Shelve(
            @Personal List<Milestone> milestones, @Personal String reason) implements UnitAction {}

    /** 里程碑完成: the earliest open one. */
    record ReachMilestone(@Personal String result) implements UnitAction {}

    /** 恢复办理 after a suspension or a shelving. */
    record Resume() implements UnitAction {}

    /** 重新归类: as it is accepted, once more. */
    record Reclassify(@Personal Accept as, @Personal String reason) implements UnitAction {}

    /** 时限调整: the date told to the citizen moves, since the State Council's notice of a year came out. */
    record Reschedule(Instant due) implements UnitAction {}

    /**
     * 督办: a word of supervision.
     *
     * @param clock which clock of the ticket it is about
     * @param unit code of the unit it is about
     */
    record Supervise(
            Supervision word,
            String clock,
            @Nullable String unit,
            @Personal @Nullable String text) implements UnitAction {}

    /** Why a unit returns a ticket. */
    enum ReturnReason {
        /** 非本单位职责 */
        NOT_OUR_DUTY,
        /** 不属本辖区 */
        OUTSIDE_REGION,
        /** 职责已划转 */
        DUTY_TRANSFERRED,
        /** 重复派单 */
        DUPLICATE
    }

    /** Why a clock is stopped. */
    enum SuspensionReason {
        /** 等待诉求人补充 */
        WAITING_FOR_CITIZEN,
        /** 等待检测鉴定 */
        EXPERT_EXAMINATION,
        /** 等待法律程序 */
        LEGAL_PROCEEDING,
        /** 不可抗力 */
        FORCE_MAJEURE,
        /** 季节或工期条件 */
        SEASON_OR_WORKS
    }

    /** A step of a shelved ticket, and the date it is due on. */
    record Milestone(LocalDate due, String text) {
        Milestone map(UnaryOperator<String> change) {
            return new Milestone(due, change.apply(text));
        }
    }

    /** What supervision says. */
    enum Supervision {
        /** 临期提醒 */
        WARNED,
        /** 超时: of a clock of the centre itself */
        OVERDUE,
        /** 拟发黄牌 */
        YELLOW_PROPOSED,
        /** 拟发红牌 */
        RED_PROPOSED,
        /** 发出黄牌 */
        YELLOW_ISSUED,
        /** 发出红牌 */
        RED_ISSUED,
        /** 不予发牌 */
        CARD_DISMISSED,
        /** 对牌申诉 */
        CARD_APPEALED,
        /** 申诉不成立，维持 */
        CARD_CONFIRMED,
        /** 申诉成立，撤牌 */
        CARD_REVOKED,
        /** 发出督办单 */
        ORDERED,
        /** 督办回复 */
        ORDER_ANSWERED,
        /** 提级督办 */
        ESCALATED
    }
}
