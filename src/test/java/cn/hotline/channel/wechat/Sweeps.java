package cn.hotline.channel.wechat;

import io.quarkus.arc.Arc;

/** What runs by itself in a city, run by a test. */
final class Sweeps {

    private Sweeps() {}

    static void media() {
        bean(MediaFetch.class).sweep();
    }

    static void outgoing() {
        bean(CustomerService.class).sweep();
    }

    static void messages() {
        bean(OfficialDesk.class).sweep();
    }

    static void unions() {
        bean(UnionIds.class).sweep();
    }

    static void forgetting() {
        bean(Forgetting.class).forgetOld();
    }

    static void handovers() {
        bean(Handovers.class).count();
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
