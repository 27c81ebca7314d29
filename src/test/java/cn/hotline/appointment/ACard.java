package cn.hotline.appointment;

import cn.hotline.access.IdCard;
import cn.hotline.access.Kiosks;
import cn.hotline.access.Persons;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Map;
import java.util.UUID;

/** An identity card that nobody else of the suite has, and whoever has proved it. */
record ACard(String number, String name) {

    static ACard fresh() {
        var card = Kiosks.freshCard("王秀英");
        return new ACard((String) card.get("number"), (String) card.get("name"));
    }

    /** Somebody who has proved a card. */
    static UUID citizen() {
        return fresh().proved();
    }

    /** @return the profile of whoever proves it */
    UUID proved() {
        var identity = IdCard.parse("card", number).identity();
        return QuarkusTransaction.requiringNew().call(() -> persons().enrol(identity));
    }

    void provedBy(UUID citizen) {
        var identity = IdCard.parse("card", number).identity();
        QuarkusTransaction.requiringNew().run(() -> persons().prove(citizen, identity));
    }

    /** A wish to book for whoever has it. */
    Map<String, ?> at(UUID slot) {
        return Map.of("slot", slot, "visitor", Map.of("name", name, "idNumber", number));
    }

    private static Persons persons() {
        return Arc.container().instance(Persons.class).get();
    }
}
