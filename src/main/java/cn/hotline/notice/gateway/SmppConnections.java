package cn.hotline.notice.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Opens sockets that do not wait for ever to be opened. */
record SmppConnections(boolean tls) implements ConnectionFactory {

    private static final Duration CONNECT = Duration.ofSeconds(3);

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        var socket = tls
                ? SSLSocketFactory.getDefault().createSocket()
                : SocketFactory.getDefault().createSocket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            prove(socket);
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sockets check the certificate's chain, but its name only when told to. */
    private static void prove(Socket socket) throws IOException {
        if (socket instanceof SSLSocket secured) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
        }
    }
}
