package cn.hotline.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done to a ticket. An action carries all that the ticket's new state depends on, because history keeps
 * the actions and rebuilds the ticket from them; {@link Personal} parts are kept encrypted.
 */
public sealed interface Action
        permits Action.File,
                Action.Accept,
                Action.Answer,
                Action.TransferToEmergency,
                Action.ExplainRoute,
                Action.Suspect,
                Action.ConfirmMalice,
                Action.DismissSuspicion,
                Action.Dispatch,
                Action.SignFor,
                Action.GiveReply,
                Action.Approve,
                Action.SendBack,
                Action.Close,
                Action.Rate,
                Action.Archive,
                Action.Withdraw,
                Action.Supplement,
                Action.Urge,
                Action.Split,
                Action.Adopt,
                Action.AskMore,
                Action.UpholdRedo,
                Action.RefuseRedo,
                UnitAction {

    @JsonIgnore
    default Verb verb() {
        return Verb.of(this);
    }

    /** 提交: the birth of a ticket on whatever channel. */
    record File(
            String number,
            byte[] codeHash,
            Origin origin,
            TicketType type,
            Level level,
            @Nullable MatterRef matter,
            @Nullable String region,
            List<AttachmentRef> attachments,
            @Nullable String parent,
            @Personal Words words)
            implements Action {}

    /**
     * Whence a ticket came: opaque ids only.
     *
     * @param recordedAt when the citizen said it, where the door could not pass it on at once
     */
    record Origin(
            Channel channel,
            String client,
            @Nullable String externalId,
            @Nullable UUID citizen,
            @Nullable String partner,
            @Nullable Instant recordedAt) {

        public Origin(
                Channel channel,
                String client,
                @Nullable String externalId,
                @Nullable UUID citizen,
                @Nullable String partner) {
            this(channel, client, externalId, citizen, partner, null);
        }

        /** The same, found to be this citizen's. */
        public Origin of(UUID owner) {
            return new Origin(channel, client, externalId, owner, partner, recordedAt);
        }
    }

    /** What the citizen said and who they are. */
    record Words(
            String title,
            String text,
            Map<String, Object> elements,
            Place place,
            Reporter reporter,
            @Nullable String reportedParty,
            @Nullable String reportedUnit) {}

    /** 受理 */
    record Accept(
            MatterRef matter,
            TicketType type,
            Level level,
            @Nullable String region,
            @Personal Map<String, Object> elements)
            implements Action {}

    /** 当场答复 */
    record Answer(@Personal Reply reply) implements Action {}

    /** 转接紧急电话: 110, 119, 120 or 122. */
    record TransferToEmergency(String line) implements Action {}

    /** 告知法定途径 */
    record ExplainRoute(String route, @Personal String explanation) implements Action {}

    /** 标记疑似恶意 */
    record Suspect(@Personal String reason) implements Action {}

    /** 认定恶意 */
    record ConfirmMalice(@Personal String reason) implements Action {}

    /** 排除恶意 */
    record DismissSuspicion(@Personal String reason) implements Action {}

    /**
     * 派单
     *
     * @param rule the rule that names this unit, as {@code v3#12}: version of the dispatch catalogue and position
     */
    record Dispatch(
            UnitRef unit,
            @Personal @Nullable String note,
            @Nullable String rule) implements Action {}

    /** 签收 */
    record SignFor() implements Action {}

    /** 答复: RESOLVED or UNABLE. */
    record GiveReply(
            Outcome outcome,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttachmentRef> attachments,
            @Personal Reply reply)
            implements Action {

        /** Replies given before there was evidence have none. */
        public GiveReply(Outcome outcome, @Nullable List<AttachmentRef> attachments, Reply reply) {
            this.outcome = outcome;
            this.attachments = attachments == null ? List.of() : List.copyOf(attachments);
            this.reply = reply;
        }
    }

    /** 审核通过 */
    record Approve() implements Action {}

    /** 审核退回 */
    record SendBack(@Personal String reason) implements Action {}

    /** 办结 */
    record Close() implements Action {}

    /**
     * 评价
     *
     * @param service 话务服务 1 to 4; null for whoever rates the handling alone
     * @param handling 办理情况 1 to 4
     * @param via the channel it came by; null before there was a redo
     */
    record Rate(
            @Nullable Integer service,
            int handling,
            @Personal @Nullable String reason,
            @Nullable Channel via) implements Action {}

    /** 归档 */
    record Archive() implements Action {}

    /** 撤回 */
    record Withdraw(@Personal String reason) implements Action {}

    /** 补充 */
    record Supplement(
            Channel channel,
            List<AttachmentRef> attachments,
            @Personal String text,
            @Nullable Instant recordedAt) implements Action {

        public Supplement(Channel channel, List<AttachmentRef> attachments, String text) {
            this(channel, attachments, text, null);
        }
    }

    /** 催办 */
    record Urge(Channel channel, @Personal @Nullable String reason) implements Action {}

    /** 请补充: the citizen is asked for what is missing. */
    record AskMore(@Personal String question) implements Action {}

    /**
     * 重办: the ticket goes back, once.
     *
     * @param unit that had it; null where nobody had, and the centre begins anew
     */
    record UpholdRedo(@Nullable UnitRef unit, @Personal String reason) implements Action {}

    /** 不予重办 */
    record RefuseRedo(@Personal String reason) implements Action {}

    /** 拆分: a part of this ticket goes on as a ticket of its own. */
    record Split(String child) implements Action {}

    /** 认领: whoever filed without login shows its track code and has it among their own. */
    record Adopt(UUID citizen) implements Action {}
}
