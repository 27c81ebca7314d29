package cn.hotline.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Passes bytes on to a local port until it is cut; then nobody gets through until it is restored. */
final class TcpProxy {

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> lost = new AtomicReference<>();
    private ServerSocket listening;

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = listening.getLocalPort();
        accept(listening);
    }

    int port() {
        return port;
    }

    synchronized void cut() {
        close(listening);
        open.forEach(TcpProxy::close);
        open.clear();
    }

    synchronized void restore() {
        try {
            listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            accept(listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer with these characters never arrives: its connection ends instead. */
    void loseAnswerContaining(String text) {
        lost.set(text);
    }

    boolean hasLostIt() {
        return lost.get() == null;
    }

    private void accept(ServerSocket server) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    var client = server.accept();
                    var database = new Socket(InetAddress.getLoopbackAddress(), target);
                    open.add(client);
                    open.add(database);
                    pass(client, database, false);
                    pass(database, client, true);
                }
            } catch (IOException e) {
                // cut
            }
        });
    }

    private void pass(Socket from, Socket to, boolean answers) {
        Thread.ofPlatform().daemon().start(() -> {
            var buffer = new byte[16 * 1024];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read > 0;
                        read = from.getInputStream().read(buffer)) {
                    if (answers && isLost(buffer, read)) {
                        break;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException e) {
                // cut
            }
            close(from);
            close(to);
        });
    }

    private boolean isLost(byte[] buffer, int length) {
        var text = lost.get();
        return text != null
                && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(text)
                && lost.compareAndSet(text, null);
    }

    private static void close(java.io.Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
