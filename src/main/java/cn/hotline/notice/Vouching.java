package cn.hotline.notice;

import cn.hotline.access.Citizens;
import cn.hotline.access.Phone;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.TicketFacts;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;

/** Whether a number is that of the person who filed: anybody may write anybody's number into a form. */
@Singleton
public final class Vouching {

    /** Somebody spoke with this person, or answers for the number. */
    private static final Set<Channel> TRUSTED = Set.of(Channel.PHONE, Channel.PARTNER, Channel.WINDOW);

    private final Citizens citizens;
    private final Vault vault;

    Vouching(Citizens citizens, Vault vault) {
        this.citizens = citizens;
        this.vault = vault;
    }

    /** By the channel, or because whoever filed logs in with this very number; read only where somebody had logged in. */
    public boolean isProven(TicketFacts ticket, Phone phone) {
        if (TRUSTED.contains(ticket.channel())) {
            return true;
        }
        var citizen = ticket.citizen();
        return citizen != null
                && citizens.phoneHash(citizen)
                        .filter(hash -> Arrays.equals(hash, phone.hash(vault)))
                        .isPresent();
    }
}
