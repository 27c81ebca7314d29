package cn.hotline.hall;

import java.util.Set;

/** These services are about to end in a hall; whoever has promised them refuses by a {@code Refusal}. */
public record ServicesRetiring(String hall, Set<String> services) {

    public ServicesRetiring {
        services = Set.copyOf(services);
    }
}
