package cn.hotline.channel.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/** A mail server that answers at once; the library's own lets each answer wait for the network, 40 ms a command. */
final class PromptMail extends GreenMail {

    private static final String IMAP = "imap";
    private static final String SMTP = "smtp";

    PromptMail() {
        super(new ServerSetup[] {new ServerSetup(0, null, IMAP), new ServerSetup(0, null, SMTP)});
    }

    int imapPort() {
        return services.get(IMAP).getPort();
    }

    int smtpPort() {
        return services.get(SMTP).getPort();
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        return Map.of(IMAP, new Imap(setups[0], managers), SMTP, new Smtp(setups[1], managers));
    }

    private static final class Imap extends AbstractServer {

        Imap(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
        }

        @Override
        protected void handleClientSocket(Socket client) throws SocketException {
            client.setTcpNoDelay(true);
            super.handleClientSocket(client);
        }
    }

    private static final class Smtp extends SmtpServer {

        Smtp(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected void handleClientSocket(Socket client) throws SocketException {
            client.setTcpNoDelay(true);
            super.handleClientSocket(client);
        }
    }
}
