package cn.hotline.channel.mail;

import cn.hotline.channel.Doors;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Attachments;
import cn.hotline.ticket.Tickets;
import io.quarkus.arc.Arc;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** A node of the test's own that looks after a mailbox on this machine. */
record MailRoom(Mailbox mailbox, Acknowledgements acknowledgements) {

    static MailRoom at(LetterBox box) {
        var config = box.start();
        var servers = new MailServers(config);
        var db = bean(EntityManager.class);
        var rows = new LetterRows(db, bean(Vault.class), bean(Clock.class));
        var threads = new LetterThreads(rows, bean(Tickets.class), db);
        var letters = new Letters(rows, threads, bean(Doors.class), bean(Attachments.class), bean(Vault.class), config);
        return new MailRoom(new Mailbox(servers, letters), new Acknowledgements(servers, rows, bean(Clock.class)));
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
