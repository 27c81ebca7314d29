package cn.hotline.platform;

import static cn.hotline.platform.HealthMetricsTest.counted;
import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Kiosks;
import cn.hotline.appointment.ARow;
import cn.hotline.channel.partner.transfer.Hotline;
import cn.hotline.channel.phone.Switchboard;
import cn.hotline.support.ABatch;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.WechatHook;
import cn.hotline.support.WechatStub;
import cn.hotline.survey.SurveyBook;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Does at each of the doors what is counted there. */
final class DoorsAtWork {

    private DoorsAtWork() {}

    static void throughDoors() {
        Switchboard.talked(SurveyBook.freshPhone(), "metrics");
        Switchboard.missed(SurveyBook.freshPhone());
        var kiosk = Kiosks.registered();
        var item = Map.of(
                "externalId",
                "M-1",
                "recordedAt",
                Switchboard.now().toString(),
                "filing",
                aTicket().body());
        var batch = JsonObject.mapFrom(Map.of("items", List.of(item))).encode().getBytes(StandardCharsets.UTF_8);
        for (int time = 0; time < 2; time++) {
            kiosk.replay(batch).then().statusCode(200);
        }
    }

    static void appointments() {
        var failed = counted("hotline_appointment_failures_total", "what=\"metrics\"");
        ARow.bad("metrics");
        assertThat(counted("hotline_appointment_failures_total", "what=\"metrics\""))
                .isEqualTo(failed + 1);
    }

    static void wechat() {
        WechatStub.running();
        new WechatHook().says("您好");
        As.nobody()
                .body(Map.of("code", "errcode-40029"))
                .post("/api/citizen/v1/wechat/sessions")
                .then()
                .statusCode(422);
    }

    static void partnersDo(ATicket ticket) {
        var imported = counted("hotline_import_rows_total", "state=\"CREATED\"");
        var letIn = counted("hotline_partner_requests_total", "outcome=\"let-in\"");
        ABatch.lines(As.partner("metrics", "tickets.write"), As.key(), ABatch.line(As.key()))
                .then()
                .statusCode(201);
        assertThat(counted("hotline_import_rows_total", "state=\"CREATED\"")).isEqualTo(imported + 1);
        assertThat(counted("hotline_partner_requests_total", "outcome=\"let-in\""))
                .isEqualTo(letIn + 1);
        var offered = counted("hotline_transfer_steps_total", "direction=\"OUT\"", "kind=\"OFFERED\"");
        Hotline.offered(ticket, "police-110");
        assertThat(counted("hotline_transfer_steps_total", "direction=\"OUT\"", "kind=\"OFFERED\""))
                .isEqualTo(offered + 1);
    }
}
