package cn.hotline.feed.webhook;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The name service of the suite: knows what a test has told it, and asks nobody. */
@Alternative
@Priority(1)
@Singleton
public class NamesOfTests implements Resolver {

    /** A public address; nothing is ever sent there, see {@link Wiretap}. */
    static final String PUBLIC = "93.184.215.14";

    private static final Map<String, List<InetAddress>> NAMES = new ConcurrentHashMap<>();

    static void lead(String host, String... addresses) {
        NAMES.put(host, Arrays.stream(addresses).map(NamesOfTests::literal).toList());
    }

    @Override
    public List<InetAddress> resolve(String host) throws Undeliverable {
        var known = NAMES.get(host);
        if (known != null) {
            return known;
        }
        if (host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
            return List.of(literal(host));
        }
        if (host.endsWith(".example.cn")) {
            return List.of(literal(PUBLIC));
        }
        throw new Undeliverable(Failure.UNKNOWN_HOST);
    }

    static InetAddress literal(String address) {
        if (!address.matches("[0-9a-f:.]+")) {
            throw new IllegalArgumentException("would be looked up: " + address);
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
