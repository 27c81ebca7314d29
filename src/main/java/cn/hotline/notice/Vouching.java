package cn.hotline.notice;

import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.ticket.TicketFacts;
import jakarta.inject.Singleton;

/** Whether a number is that of the person who filed: anybody may write anybody's number into a form. */
@Singleton
public final class Vouching {

    private final Persons persons;

    Vouching(Persons persons) {
        this.persons = persons;
    }

    /** By the channel, or because whoever filed logs in with this very number; read only where somebody had logged in. */
    public boolean isProven(TicketFacts ticket, Phone phone) {
        var citizen = ticket.citizen();
        return ticket.channel().isVouched() || citizen != null && persons.hasPhone(citizen, phone);
    }
}
