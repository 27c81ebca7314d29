package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Persons;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Appeals against missed appointments: made once, decided once; one that is upheld ends the bar that hung on it. */
@ApplicationScoped
class Appeals {

    private final Persons persons;
    private final NoShows noShows;
    private final BookingStep.History history;
    private final Vault vault;
    private final AppointmentRules rules;
    private final Clock clock;

    Appeals(
            Persons persons,
            NoShows noShows,
            BookingStep.History history,
            Vault vault,
            AppointmentRules rules,
            Clock clock) {
        this.persons = persons;
        this.noShows = noShows;
        this.history = history;
        this.vault = vault;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal 409 for what was not missed, too late, or a second time */
    @Transactional
    AppealView make(UUID id, Caller.Citizen by, String text) {
        var now = clock.instant();
        var booking = Booking.held(id)
                .filter(found -> persons.isSame(by.id(), found.citizen))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        if (booking.state != Booking.State.MISSED
                || booking.startsAt.plus(rules.appeal()).isBefore(now)) {
            throw new Refusal(ProblemType.REFUSED, "appeal-not-now");
        }
        if (Appeal.of(id).isPresent()) {
            throw new Refusal(ProblemType.REFUSED, "appeal-once");
        }
        var appeal = new Appeal(id, seal(id, text.strip()), now);
        appeal.persist();
        return view(appeal, booking);
    }

    /** @throws Refusal 404 for anybody else's, and where there is none */
    @Transactional
    AppealView read(UUID booking, Caller.Citizen by) {
        var found = Booking.<Booking>findByIdOptional(booking)
                .filter(one -> persons.isSame(by.id(), one.citizen))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        return view(Appeal.of(booking).orElseThrow(() -> Refusal.notFound("not-found")), found);
    }

    /** Open ones, the oldest first. */
    @Transactional
    Page<AppealView> open(String hall, Paging.Plain paging) {
        var rows = Appeal.open(hall, paging.after(), paging.limit() + 1);
        var bookings = Booking.of(rows.stream().map(appeal -> appeal.booking).toList()).stream()
                .collect(Collectors.toMap(booking -> booking.id, Function.identity()));
        return Page.of(
                rows,
                paging.limit(),
                appeal -> appeal.id,
                appeal -> view(appeal, Objects.requireNonNull(bookings.get(appeal.booking))));
    }

    /** @throws Refusal 404 when it is of another hall, 409 when it is decided */
    @Transactional
    AppealView decide(String hall, UUID id, AppealResource.DecisionInput input, String by) {
        var appeal = Appeal.held(id).orElseThrow(() -> Refusal.notFound("not-found"));
        var booking = Booking.held(appeal.booking)
                .filter(found -> found.hall.equals(hall))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        if (appeal.state != Appeal.State.OPEN) {
            throw new Refusal(ProblemType.REFUSED, "appeal-decided");
        }
        appeal.decide(input.upheld() ? Appeal.State.UPHELD : Appeal.State.REFUSED, by, clock.instant());
        appeal.answerSealed = input.answer() == null ? null : seal(booking.id, input.answer());
        if (input.upheld()) {
            booking.excused = true;
            history.add(booking.id, BookingStep.of(BookingStep.Verb.EXCUSED, by, clock.instant()));
            noShows.excused(booking);
        }
        return view(appeal, booking);
    }

    private AppealView view(Appeal appeal, Booking booking) {
        var answer = appeal.answerSealed;
        return new AppealView(
                appeal.id,
                booking.id,
                booking.number,
                booking.service,
                booking.startsAt,
                appeal.state,
                open(booking.id, appeal.sealed),
                answer == null ? null : open(booking.id, answer),
                appeal.madeAt,
                appeal.decidedAt);
    }

    private byte[] seal(UUID booking, String text) {
        return vault.sealShort(text.getBytes(StandardCharsets.UTF_8), "appeal:" + booking);
    }

    private String open(UUID booking, byte[] sealed) {
        return new String(vault.openShort(sealed, "appeal:" + booking), StandardCharsets.UTF_8);
    }
}
