package cn.hotline.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Lawfully built actions with random content: what their parts are, not when they may be taken. */
final class RandomActions {

    private static final List<String> UNITS = List.of("JL-CG", "JL-GA", "JL-GA-JJ", "JL-JY");
    private static final List<String> NAMES = List.of("王小明", "李雷", "欧阳雪", "阿卜杜拉·买买提");
    private final Random random;

    RandomActions(Random random) {
        this.random = random;
    }

    Action of(Verb verb) {
        return switch (verb) {
            case FILE -> file();
            case ACCEPT ->
                new Action.Accept(matter(), any(TicketType.values()), any(Level.values()), region(), elements());
            case ANSWER -> new Action.Answer(Reply.of(words(), maybe(words())));
            case TRANSFER_TO_EMERGENCY -> new Action.TransferToEmergency(any("110", "119", "120", "122"));
            case EXPLAIN_ROUTE -> new Action.ExplainRoute("LITIGATION", words());
            case SUSPECT -> new Action.Suspect(words());
            case CONFIRM_MALICE -> new Action.ConfirmMalice(words());
            case DISMISS_SUSPICION -> new Action.DismissSuspicion(words());
            case DISPATCH -> new Action.Dispatch(unit(), maybe(words()), maybe("v3#12"));
            case SIGN_FOR -> new Action.SignFor();
            case REPLY -> reply();
            case APPROVE -> new Action.Approve();
            case SEND_BACK -> new Action.SendBack(words());
            case CLOSE -> new Action.Close();
            case RATE ->
                new Action.Rate(
                        maybe(1 + random.nextInt(4)),
                        1 + random.nextInt(4),
                        maybe(words()),
                        maybe(any(Channel.values())));
            case ARCHIVE -> new Action.Archive();
            case WITHDRAW -> new Action.Withdraw(words());
            case SUPPLEMENT -> new Action.Supplement(any(Channel.values()), attachments(), words());
            case URGE -> new Action.Urge(any(Channel.values()), maybe(words()));
            case SPLIT -> new Action.Split(number());
            case ADOPT -> new Action.Adopt(uuid());
            case ASK_MORE -> new Action.AskMore(words());
            case UPHOLD_REDO -> new Action.UpholdRedo(maybe(unit()), words());
            case REFUSE_REDO -> new Action.RefuseRedo(words());
            default -> ofUnit(verb);
        };
    }

    private UnitAction ofUnit(Verb verb) {
        return switch (verb) {
            case RETURN -> new UnitAction.Return(any(UnitAction.ReturnReason.values()), words(), maybe(words()));
            case UPHOLD_RETURN -> new UnitAction.UpholdReturn(random.nextBoolean(), words());
            case REFUSE_RETURN -> new UnitAction.RefuseReturn(words());
            case COORDINATE -> new UnitAction.Coordinate(List.of(unit(), unit()), words());
            case ASK_ASSISTANCE -> new UnitAction.AskAssistance(List.of(unit()), words());
            case GIVE_OPINION -> new UnitAction.GiveOpinion(unit(), words());
            case DETERMINE -> new UnitAction.Determine(unit(), random.nextBoolean(), words(), maybe(words()));
            case APPEAL -> new UnitAction.Appeal(words());
            case UPHOLD_APPEAL -> new UnitAction.UpholdAppeal(words());
            case REFUSE_APPEAL -> new UnitAction.RefuseAppeal(words());
            case DELEGATE -> new UnitAction.Delegate(unit(), maybe(3), maybe(words()));
            case HAND_UP -> new UnitAction.HandUp(words());
            default -> ofTheClock(verb);
        };
    }

    private UnitAction ofTheClock(Verb verb) {
        var why = any(UnitAction.SuspensionReason.values());
        int days = 1 + random.nextInt(5);
        return switch (verb) {
            case REQUEST_EXTENSION -> new UnitAction.RequestExtension(days, words(), words());
            case REQUEST_SUSPENSION -> new UnitAction.RequestSuspension(why, days, words());
            case GRANT_REQUEST -> new UnitAction.GrantRequest(days, maybe(why), maybe(words()));
            case DENY_REQUEST -> new UnitAction.DenyRequest(words());
            case SHELVE ->
                new UnitAction.Shelve(
                        List.of(new UnitAction.Milestone(LocalDate.of(2027, 3, 1 + random.nextInt(28)), words())),
                        words());
            case REACH_MILESTONE -> new UnitAction.ReachMilestone(words());
            case RESUME -> new UnitAction.Resume();
            case RECLASSIFY -> new UnitAction.Reclassify((Action.Accept) of(Verb.ACCEPT), words());
            case RESCHEDULE -> new UnitAction.Reschedule(Instant.ofEpochSecond(random.nextInt()));
            case SUPERVISE ->
                new UnitAction.Supervise(
                        any(UnitAction.Supervision.values()), "HANDLE", maybe("JL-CG"), maybe(words()));
            default -> throw new IllegalArgumentException(verb.name());
        };
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private Action.File file() {
        var kind = any(Reporter.Kind.values());
        boolean anonymous = kind == Reporter.Kind.ANONYMOUS;
        var reporter = new Reporter(kind, anonymous ? null : maybe(any(NAMES)), anonymous ? null : "+86" + mobile());
        var place = random.nextBoolean()
                ? new Place(
                        region(),
                        "文化路" + random.nextInt(300) + "号",
                        100 + random.nextDouble(),
                        30 + random.nextDouble())
                : new Place(null, null, null, null);
        var words = new Action.Words(words(), words(), elements(), place, reporter, maybe(words()), maybe(any(UNITS)));
        var origin = new Action.Origin(
                any(Channel.values()), "citizen:1", maybe("e" + random.nextInt()), maybe(uuid()), maybe("bank"));
        return new Action.File(
                number(),
                bytes(),
                origin,
                any(TicketType.values()),
                any(Level.values()),
                maybe(matter()),
                place.region(),
                attachments(),
                maybe(number()),
                words);
    }

    private Action.GiveReply reply() {
        boolean unable = random.nextBoolean();
        return new Action.GiveReply(
                unable ? Outcome.UNABLE : Outcome.RESOLVED,
                attachments(),
                new Reply(
                        words(),
                        words(),
                        words(),
                        "0999-12345003",
                        words(),
                        unable ? words() : null,
                        maybe(words()),
                        unable ? maybe(any(UnableCode.values())) : null,
                        List.of()));
    }

    private String words() {
        return "来电人" + any(NAMES) + "反映" + random.nextInt(1000) + "号路灯不亮，电话" + mobile() + "，\"引号\"与\n换行😀";
    }

    private Map<String, Object> elements() {
        return random.nextBoolean()
                ? Map.of()
                : Map.of("place", words(), "amount", random.nextInt(9000), "share", 0.5, "seen", random.nextBoolean());
    }

    private List<AttachmentRef> attachments() {
        return random.nextBoolean() ? List.of() : List.of(new AttachmentRef(uuid(), "PHOTO", "image/jpeg", 1234));
    }

    private MatterRef matter() {
        return new MatterRef(any("010101", "019901"), any("占道经营", "其他"), 1 + random.nextInt(3), random.nextBoolean());
    }

    private UnitRef unit() {
        var code = any(UNITS);
        return new UnitRef(code, "市" + code, List.of("JL", code));
    }

    private String region() {
        return any("999900", "999901", "999901001");
    }

    private String number() {
        return TicketNumber.of(LocalDate.of(2026, 11, 22), random.nextInt(9_999_999))
                .digits();
    }

    private String mobile() {
        return "199%08d".formatted(random.nextInt(100_000_000));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private byte[] bytes() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> @org.jspecify.annotations.Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }
}
