package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TicketTextTest {

    private static final String PATH = "/api/staff/v1/tickets";

    /** A word that only the tickets of one test hold. */
    private final String mark = "标记" + As.key().substring(0, 8);

    @Test
    void twoChineseCharactersAreFoundInTitleAndText() {
        var inTitle = aTicket().titled(mark + "井盖破损").saying("请处理").filed();
        var inText = aTicket().titled(mark).saying("门口的井盖晃动").filed();
        assertThat(search(mark)).containsExactly(inText.number(), inTitle.number());
        assertThat(search("井盖")).contains(inTitle.number(), inText.number());
        assertThat(search("井盖破损")).contains(inTitle.number()).doesNotContain(inText.number());
        assertThat(search("盖井")).doesNotContain(inTitle.number(), inText.number());
    }

    @Test
    void wildcardsInTheTextAreJustSigns() {
        var percent = aTicket().titled(mark + "折扣50%起").filed();
        var plain = aTicket().titled(mark + "折扣500起").filed();
        var underscore = aTicket().titled(mark + "a_bc").filed();
        var exclamation = aTicket().titled(mark + "快来ab!!cd").filed();
        assertThat(search(mark + "折扣50%起")).containsExactly(percent.number());
        assertThat(search(mark + "折扣5%")).isEmpty();
        assertThat(search(mark + "折扣50_")).isEmpty();
        assertThat(search(mark + "a_bc")).containsExactly(underscore.number());
        assertThat(search(mark + "_bc")).isEmpty();
        assertThat(search(mark + "快来ab!!cd")).containsExactly(exclamation.number());
        assertThat(search(mark + "快来ab!cd")).isEmpty();
        assertThat(search(mark + "折扣500起")).containsExactly(plain.number());
    }

    @Test
    void whatWasCopiedOutOfATicketFindsItWhateverItsWidthAndCase() {
        var ticket =
                aTicket().titled(mark).saying("ＶＩＰ卡不能退，要等３０天。（" + mark + "）").filed();
        assertThat(search("ＶＩＰ卡不能退，要等３０天。（" + mark)).containsExactly(ticket.number());
        assertThat(search("vip卡不能退,要等30天。(" + mark)).containsExactly(ticket.number());
    }

    private static List<String> search(String text) {
        return list("text", text).path("items.number");
    }

    private static Response list(String name, String value) {
        return As.agent()
                .queryParam(name, value)
                .queryParam("limit", 100)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
