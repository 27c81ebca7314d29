package cn.hotline.access;

import cn.hotline.support.As;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** Citizens as the service keeps them, made by what they prove. */
final class People {

    private People() {}

    static Persons persons() {
        return Arc.container().instance(Persons.class).get();
    }

    /** A profile that proved a fresh number. */
    static UUID withPhone() {
        return enrolled(phone(LoginCodes.freshPhone()));
    }

    static UUID enrolled(Identity identity) {
        return QuarkusTransaction.requiringNew().call(() -> persons().enrol(identity));
    }

    static void prove(UUID citizen, Identity identity) {
        QuarkusTransaction.requiringNew().run(() -> persons().prove(citizen, identity));
    }

    static Identity phone(String number) {
        return Identity.of(Phone.parse("phone", number));
    }

    static Identity openid() {
        return new Identity(Proof.WECHAT_MINI, "o" + UUID.randomUUID());
    }

    static Identity card() {
        return new Identity(Proof.REAL_NAME, UUID.randomUUID().toString().substring(0, 18));
    }

    static Response join(UUID joined, UUID into) {
        return As.manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of("joined", joined, "into", into, "reason", "市民持身份证到窗口说明"))
                .post("/api/staff/v1/persons/joinings");
    }

    static Response part(String joining) {
        return As.manager()
                .body(Map.of("reason", "号码已转让他人"))
                .post("/api/staff/v1/persons/joinings/{id}/parting", joining);
    }
}
