package cn.hotline.supervision;

import static cn.hotline.supervision.calendar.DeadlineKind.APPEAL;
import static cn.hotline.supervision.calendar.DeadlineKind.CLOSURE;
import static cn.hotline.supervision.calendar.DeadlineKind.COORDINATION;
import static cn.hotline.supervision.calendar.DeadlineKind.HANDLE;
import static cn.hotline.supervision.calendar.DeadlineKind.MILESTONE;
import static cn.hotline.supervision.calendar.DeadlineKind.REQUEST;
import static cn.hotline.supervision.calendar.DeadlineKind.RETURN_REVIEW;
import static cn.hotline.supervision.calendar.DeadlineKind.REVIEW;
import static cn.hotline.supervision.calendar.DeadlineKind.SIGN;
import static cn.hotline.supervision.calendar.DeadlineKind.TRIAGE;

import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.Redo;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketStepped;
import cn.hotline.ticket.UnitAction;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts, stops and moves the clocks of a ticket, in the transaction of each of its steps. */
@Singleton
class Clocks {

    private final Rulebooks rulebooks;
    private final Clockwork clockwork;
    private final SupervisionRules rules;

    Clocks(Rulebooks rulebooks, Clockwork clockwork, SupervisionRules rules) {
        this.rulebooks = rulebooks;
        this.clockwork = clockwork;
        this.rules = rules;
    }

    void stepped(@Observes TicketStepped step) {
        if (isSilent(step.action(), step.facts())) {
            return;
        }
        var wall = new Wall(step, rulebooks.current(), rules);
        if (step.action() instanceof UnitAction ofUnit) {
            handling(ofUnit, wall);
        } else {
            ticket(step.action(), wall);
        }
        wall.promise().ifPresent(promise -> clockwork.promise(step.ticketId(), promise));
    }

    /** What no clock has to do with. */
    private static boolean isSilent(Action action, TicketFacts facts) {
        return switch (action) {
            case Action.Supplement supplement -> true;
            case Action.Split split -> true;
            case Action.Adopt adoption -> true;
            case Action.Rate rate -> facts.redo() != Redo.State.ASKED;
            case Action.AskMore asked -> true;
            case Action.Archive archive -> true;
            case UnitAction.Supervise word -> true;
            case UnitAction.Reschedule moved -> true;
            default -> false;
        };
    }

    private static void ticket(Action action, Wall wall) {
        switch (action) {
            case Action.File file -> wall.startForCentre(TRIAGE);
            case Action.Suspect suspicion -> wall.done(TRIAGE).startForCentre(REVIEW);
            case Action.DismissSuspicion dismissal -> wall.done(REVIEW).startForCentre(TRIAGE);
            case Action.Accept acceptance -> wall.ruleAnew(TRIAGE);
            case Action.Dispatch dispatch -> wall.done(TRIAGE).startForUnit();
            case Action.SignFor signing -> wall.done(SIGN);
            case Action.GiveReply reply -> {
                wall.done(HANDLE).voided();
                wall.startForCentre(wall.status() == Status.IN_REVIEW ? REVIEW : CLOSURE);
            }
            case Action.SendBack back -> wall.done(REVIEW).reopen(HANDLE);
            case Action.Approve approval -> wall.done(REVIEW).startForCentre(CLOSURE);
            case Action.Urge urging -> wall.urged();
            case Action.Rate complaint -> wall.startForCentre(REVIEW);
            case Action.RefuseRedo refusal -> wall.done(REVIEW);
            case Action.UpholdRedo again -> wall.done(REVIEW).startAnew();
            default -> wall.over(); // answered, turned away, closed or withdrawn
        }
    }

    private static void handling(UnitAction action, Wall wall) {
        switch (action) {
            case UnitAction.Return back -> wall.done(SIGN).startForCentre(RETURN_REVIEW);
            case UnitAction.UpholdReturn upheld -> {
                wall.done(RETURN_REVIEW).voided();
                wall.startForCentre(upheld.coordinate() ? COORDINATION : TRIAGE).startForAsked();
            }
            case UnitAction.RefuseReturn refusal -> wall.done(RETURN_REVIEW);
            case UnitAction.Coordinate coordination ->
                wall.done(TRIAGE).startForCentreUnlessRunning(COORDINATION).startForAsked();
            case UnitAction.AskAssistance assistance -> wall.startForAsked();
            case UnitAction.GiveOpinion opinion -> wall.opined(opinion.unit());
            case UnitAction.Determine determination -> {
                wall.done(COORDINATION).voided();
                wall.startForUnit();
            }
            case UnitAction.Appeal appeal -> wall.startForCentre(APPEAL);
            case UnitAction.UpholdAppeal upheld -> {
                wall.done(APPEAL).voided();
                wall.startForCentre(COORDINATION).startForAsked();
            }
            case UnitAction.RefuseAppeal refusal -> wall.done(APPEAL);
            case UnitAction.Delegate delegation -> new Moves(wall).delegated(delegation);
            case UnitAction.HandUp up -> new Moves(wall).handedUp();
            default -> time(action, wall);
        }
    }

    private static void time(UnitAction action, Wall wall) {
        switch (action) {
            case UnitAction.RequestExtension request -> {
                new Moves(wall).demandNoLongerThanTheLimit(request.days());
                wall.startForCentre(REQUEST);
            }
            case UnitAction.RequestSuspension request -> wall.startForCentre(REQUEST);
            case UnitAction.GrantRequest granted -> new Moves(wall.done(REQUEST)).granted(granted);
            case UnitAction.DenyRequest denial -> wall.done(REQUEST);
            case UnitAction.Shelve shelving -> new Moves(wall).shelved(shelving.milestones());
            case UnitAction.ReachMilestone reached -> new Moves(wall.doneFirst(MILESTONE)).resumeUnlessPaused();
            case UnitAction.Resume resumption -> new Moves(wall.voided(MILESTONE)).resumeUnlessPaused();
            case UnitAction.Reclassify again ->
                wall.ruleAnew(HANDLE).ruleAnew(SIGN).ruleAnew(TRIAGE);
            default -> throw new IllegalStateException("no clock for " + action.verb());
        }
    }
}
