package cn.hotline.feed.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where one attempt goes: the address that was judged, and what the receiver is called there. */
record Destination(InetAddress address, Url url) {

    private static final int HTTPS = 443;
    private static final int FIRST_FREE = 1024;
    private static final int LAST = 65535;

    /**
     * A URL taken apart: no user, no fragment, no port of other services.
     *
     * @param host as written, for the certificate and the {@code Host} header
     * @param target path and query
     */
    record Url(boolean tls, String host, int port, String target) {

        /** @throws Undeliverable for anything but such a URL */
        static Url parse(String text) throws Undeliverable {
            try {
                var uri = new URI(text);
                var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                int port = uri.getPort() == -1 && scheme.equals("https") ? HTTPS : uri.getPort();
                if (!(scheme.equals("https") || scheme.equals("http"))
                        || uri.getHost() == null
                        || uri.getRawUserInfo() != null
                        || uri.getRawFragment() != null
                        || !isOpen(port)) {
                    throw new Undeliverable(Failure.INVALID_URL);
                }
                return new Url(scheme.equals("https"), uri.getHost().toLowerCase(Locale.ROOT), port, target(uri));
            } catch (URISyntaxException e) {
                throw new Undeliverable(Failure.INVALID_URL);
            }
        }

        /** Without the brackets of an IPv6 literal. */
        String name() {
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }

        private static boolean isOpen(int port) {
            return port == HTTPS || (port >= FIRST_FREE && port <= LAST);
        }

        private static String target(URI uri) {
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }
}
