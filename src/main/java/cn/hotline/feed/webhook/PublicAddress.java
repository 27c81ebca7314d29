package cn.hotline.feed.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which network addresses are of the public internet (IANA's special-purpose registries, RFC 6890); all others are refused. */
final class PublicAddress {

    private static final List<Net> CLOSED_V4 = nets(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only what IANA has given out as unicast is open at all. */
    private static final Net UNICAST_V6 = Net.of("2000::/3");

    private static final List<Net> CLOSED_V6 = nets("2001::/23", "2001:db8::/32", "3fff::/20");

    /** Addresses that carry an IPv4 address, from the byte given on: what they carry is judged. */
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(Net.mapped(), 12),
            new Carrier(Net.of("64:ff9b::/96"), 12),
            new Carrier(Net.of("2002::/16"), 2));

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return CLOSED_V4.stream().noneMatch(net -> net.contains(address));
        }
        for (var carrier : CARRIERS) {
            if (carrier.net().contains(address)) {
                return isPublic(Arrays.copyOfRange(address, carrier.offset(), carrier.offset() + 4));
            }
        }
        return UNICAST_V6.contains(address) && CLOSED_V6.stream().noneMatch(net -> net.contains(address));
    }

    private static List<Net> nets(String... texts) {
        return Stream.of(texts).map(Net::of).toList();
    }

    private record Carrier(Net net, int offset) {}

    private record Net(byte[] prefix, int bits) {

        static Net of(String text) {
            try {
                var parts = text.split("/");
                // A literal: nothing is looked up.
                return new Net(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        /** {@code ::ffff:0:0/96}, which cannot be written as a literal: Java would make it IPv4. */
        static Net mapped() {
            var prefix = new byte[16];
            prefix[10] = (byte) 0xff;
            prefix[11] = (byte) 0xff;
            return new Net(prefix, 96);
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = 0xff << Math.max(0, 8 - (bits - bit)) & 0xff;
                if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
