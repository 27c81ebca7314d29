package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.WechatHook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A matter told in WeChat, from the first word to the rating. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TalkTest {

    private final WechatHook somebody = new WechatHook();

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void aMatterIsCollectedAQuestionAtATimeAndFiled() {
        assertThat(somebody.says("你好")).contains("12345政务服务便民热线");
        assertThat(somebody.tells("建设路12号门前路灯不亮。已经一周了")).contains("联系电话").contains("匿名");
        assertThat(
                        somebody.sends(
                                "location",
                                "<Location_X>30.25</Location_X><Location_Y>110.5</Location_Y><Scale>16</Scale><Label>文化路8号</Label>"))
                .contains("联系电话");
        assertThat(somebody.sends(
                        "voice", "<MediaId>m1</MediaId><Format>amr</Format><Recognition>晚上很不方便</Recognition>"))
                .contains("联系电话");
        assertThat(somebody.says("199 0000 0001"))
                .contains("建设路12号门前路灯不亮。已经一周了\n晚上很不方便")
                .contains("文化路8号")
                .contains("199****0001")
                .doesNotContain("19900000001");
        assertThat(somebody.says("2")).contains("更正");
        assertThat(somebody.says("是建设路21号")).contains("是建设路21号").contains("回复 1");
        var filed = somebody.says("1");
        var number = WechatHook.number(filed);
        As.agent()
                .get("/api/staff/v1/tickets/{n}", number)
                .then()
                .statusCode(200)
                .body("channel", equalTo("WECHAT"))
                .body("title", equalTo("建设路12号门前路灯不亮"))
                .body("text", equalTo("建设路12号门前路灯不亮。已经一周了\n晚上很不方便\n是建设路21号"))
                .body("address", equalTo("文化路8号"))
                .body("location.lon", equalTo(110.5f))
                .body("reporter.phone", equalTo("199****0001"));
        var code = filed.replaceAll("(?s).*查询码 ([0-9A-Z-]{9}).*", "$1");
        As.codeHolder(code).get("/api/citizen/v1/tickets/{n}", number).then().statusCode(200);
    }

    @Test
    void aTicketIsFollowedByWords() {
        var number = somebody.files("建设路路灯不亮");
        assertThat(somebody.says(number)).contains("建设路路灯不亮").contains("待受理");
        assertThat(somebody.said(somebody.event("CLICK", "TICKET", "77"))).contains(number);
        assertThat(somebody.says("补充 晚上出行很不方便")).contains("已补充").contains(number);
        assertThat(somebody.says("催办 " + number + " 太危险了")).contains("催办");
        assertThat(somebody.says("催办")).contains("催办").doesNotContain("已为工单");
        assertThat(somebody.says("评价 1 2")).doesNotContain("感谢");
        closed(number);
        assertThat(somebody.says("查询 " + number)).contains("已更换线路");
        assertThat(somebody.says("评价 1 2 很快")).contains("感谢评价");
        As.manager()
                .get("/api/staff/v1/tickets/{n}", number)
                .then()
                .body("rating.service", equalTo(1))
                .body("rating.handling", equalTo(2))
                .body("urges", equalTo(1));
        assertThat(Rows.count(
                        "select count(*) from contact k join ticket t on t.id = k.ticket_id where t.number = ?"
                                + " and k.channel = 'WECHAT'",
                        number))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void somebodyElsesTicketIsShownToWhoeverHasItsCodeOnly() {
        var ticket = ATicket.aTicket().filed();
        assertThat(somebody.says(ticket.number())).doesNotContain("路灯").doesNotContain(ticket.number());
        assertThat(somebody.says("催办 " + ticket.number())).doesNotContain("已为工单");
        assertThat(somebody.says(ticket.number() + " " + "0000-0000")).doesNotContain("路灯");
        assertThat(somebody.says(ticket.number() + " " + ticket.code()))
                .contains("路灯")
                .contains(ticket.number());
        var wrong = ticket.number().substring(0, 13) + (ticket.number().charAt(13) == '0' ? '1' : '0');
        assertThat(somebody.says(wrong)).contains("工单").doesNotContain("联系电话");
    }

    @Test
    void aMatterOfTheMenuIsAskedForWhatItNeeds() {
        assertThat(somebody.said(somebody.event("CLICK", "MATTER_010104", "78")))
                .contains("请说明");
        var question = somebody.says("建设路的路灯坏了，晚上很黑");
        assertThat(question).startsWith("请补充：");
        somebody.says("建设路与文化路口");
        assertThat(somebody.said(somebody.event("CLICK", "MATTER_999999", "79")))
                .contains("事项");
        somebody.said(somebody.event("CLICK", "MATTER_010105", "80"));
        assertThat(somebody.says("跳过")).contains("联系电话");
        somebody.says("匿名");
        As.agent()
                .get("/api/staff/v1/tickets/{n}", WechatHook.number(somebody.says("1")))
                .then()
                .body("text", org.hamcrest.Matchers.containsString("建设路与文化路口"))
                .body("matter", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void whatIsCancelledIsNotFiledAndALongSilenceBeginsAnew() {
        somebody.says("楼上夜里装修噪音");
        assertThat(somebody.says("取消")).contains("已取消");
        somebody.says("楼道堆放杂物");
        MovedClock.forward(Duration.ofHours(49));
        assertThat(somebody.tells("小区停水")).contains("联系电话");
        assertThat(somebody.says("匿名")).contains("小区停水").doesNotContain("楼道堆放杂物");
        assertThat(Rows.count(
                        "select count(*) from draft d join wechat_conversation c on d.owner = 'wechat:' || c.id"
                                + " where c.openid_hash = ? and d.state = 'OPEN'",
                        Keys.conversation(somebody.openId())))
                .as("the other is still a draft")
                .isEqualTo(2);
    }

    @Test
    void whatFitsNoFormIsAnsweredPolitely() {
        assertThat(somebody.sends("video_of_the_future", "")).contains("暂时无法识别");
        assertThat(somebody.sends("voice", "<MediaId>m1</MediaId><Format>amr</Format>"))
                .contains("没能转成文字");
        assertThat(somebody.sends("link", "<Title>某报道</Title><Description>路塌了</Description><Url>https://x.cn/1</Url>"))
                .contains("0 不清楚");
    }

    private static void closed(String number) {
        act(As.manager(), number, "acceptance", Map.of("matter", ATicket.MATTER));
        act(As.manager(), number, "dispatch", Map.of("unit", ATicket.UNIT));
        act(As.clearedHandler(ATicket.UNIT), number, "signing", null);
        act(As.clearedHandler(ATicket.UNIT), number, "reply", ATicket.reply());
        act(As.manager(), number, "review", Map.of("decision", "APPROVE"));
        act(As.manager(), number, "closure", null);
    }

    private static void act(
            io.restassured.specification.RequestSpecification as, String number, String action, Object body) {
        (body == null ? as : as.body(body))
                .post("/api/staff/v1/tickets/{n}/{a}", number, action)
                .then()
                .statusCode(200);
    }
}
