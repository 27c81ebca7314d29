package cn.hotline.feed.webhook;

import java.net.InetAddress;
import java.util.List;

/** Port to the name service. */
interface Resolver {

    /** @throws Undeliverable when there is no such host, or no answer in time */
    List<InetAddress> resolve(String host) throws Undeliverable;
}
