package cn.hotline.channel.partner.transfer;

import static cn.hotline.support.ATicket.aTicket;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TransferRightsTest {

    private final Hotline police = new Hotline(Hotline.POLICE);

    @Test
    void whoMayNotDoesNot() {
        var stranger = new Hotline("no-hotline");
        stranger.handIn(Hotline.matter(As.key())).then().statusCode(403);
        Hotline.offer(As.agent(), aTicket().filed(), "no-hotline").then().statusCode(422);
        var secret = aTicket().confidential().filed();
        Hotline.offer(As.manager(), secret, Hotline.POLICE).then().statusCode(422);
        var id = Hotline.offered(aTicket().filed(), Hotline.POLICE);
        new Hotline("rescue-119").acknowledge(id).then().statusCode(404);
        var matter = Hotline.matter(As.key());
        matter.put("matter", "none");
        police.handIn(matter).then().statusCode(422);
    }
}
