package cn.hotline.ticket;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The name of every {@link Action}, as history and clients see it. */
public enum Verb {
    /** 提交 */
    FILE(Action.File.class),
    /** 受理 */
    ACCEPT(Action.Accept.class),
    /** 当场答复 */
    ANSWER(Action.Answer.class),
    /** 转接紧急电话 */
    TRANSFER_TO_EMERGENCY(Action.TransferToEmergency.class),
    /** 告知法定途径 */
    EXPLAIN_ROUTE(Action.ExplainRoute.class),
    /** 标记疑似恶意 */
    SUSPECT(Action.Suspect.class),
    /** 认定恶意 */
    CONFIRM_MALICE(Action.ConfirmMalice.class),
    /** 排除恶意 */
    DISMISS_SUSPICION(Action.DismissSuspicion.class),
    /** 派单 */
    DISPATCH(Action.Dispatch.class),
    /** 签收 */
    SIGN_FOR(Action.SignFor.class),
    /** 答复 */
    REPLY(Action.GiveReply.class),
    /** 审核通过 */
    APPROVE(Action.Approve.class),
    /** 审核退回 */
    SEND_BACK(Action.SendBack.class),
    /** 办结 */
    CLOSE(Action.Close.class),
    /** 评价 */
    RATE(Action.Rate.class),
    /** 归档 */
    ARCHIVE(Action.Archive.class),
    /** 撤回 */
    WITHDRAW(Action.Withdraw.class),
    /** 补充 */
    SUPPLEMENT(Action.Supplement.class),
    /** 催办 */
    URGE(Action.Urge.class),
    /** 拆分 */
    SPLIT(Action.Split.class),
    /** 认领 */
    ADOPT(Action.Adopt.class),
    /** 请补充 */
    ASK_MORE(Action.AskMore.class),
    /** 重办 */
    UPHOLD_REDO(Action.UpholdRedo.class),
    /** 不予重办 */
    REFUSE_REDO(Action.RefuseRedo.class),
    /** 退单 */
    RETURN(UnitAction.Return.class),
    /** 退单成立 */
    UPHOLD_RETURN(UnitAction.UpholdReturn.class),
    /** 退单不成立 */
    REFUSE_RETURN(UnitAction.RefuseReturn.class),
    /** 协调 */
    COORDINATE(UnitAction.Coordinate.class),
    /** 会办 */
    ASK_ASSISTANCE(UnitAction.AskAssistance.class),
    /** 意见 */
    GIVE_OPINION(UnitAction.GiveOpinion.class),
    /** 裁定派单 */
    DETERMINE(UnitAction.Determine.class),
    /** 申诉 */
    APPEAL(UnitAction.Appeal.class),
    /** 申诉成立 */
    UPHOLD_APPEAL(UnitAction.UpholdAppeal.class),
    /** 申诉不成立 */
    REFUSE_APPEAL(UnitAction.RefuseAppeal.class),
    /** 转派下级 */
    DELEGATE(UnitAction.Delegate.class),
    /** 交回上级 */
    HAND_UP(UnitAction.HandUp.class),
    /** 申请延期 */
    REQUEST_EXTENSION(UnitAction.RequestExtension.class),
    /** 申请暂停 */
    REQUEST_SUSPENSION(UnitAction.RequestSuspension.class),
    /** 同意延期或暂停 */
    GRANT_REQUEST(UnitAction.GrantRequest.class),
    /** 不同意延期或暂停 */
    DENY_REQUEST(UnitAction.DenyRequest.class),
    /** 挂账 */
    SHELVE(UnitAction.Shelve.class),
    /** 里程碑完成 */
    REACH_MILESTONE(UnitAction.ReachMilestone.class),
    /** 恢复办理 */
    RESUME(UnitAction.Resume.class),
    /** 重新归类 */
    RECLASSIFY(UnitAction.Reclassify.class),
    /** 时限调整 */
    RESCHEDULE(UnitAction.Reschedule.class),
    /** 督办 */
    SUPERVISE(UnitAction.Supervise.class);

    private static final Map<Class<? extends Action>, Verb> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Verb::type, verb -> verb));

    private final Class<? extends Action> type;

    Verb(Class<? extends Action> type) {
        this.type = type;
    }

    static Verb of(Action action) {
        return Objects.requireNonNull(BY_TYPE.get(action.getClass()));
    }

    Class<? extends Action> type() {
        return type;
    }
}
