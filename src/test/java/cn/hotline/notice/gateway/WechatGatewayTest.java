package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.Outgoing;
import cn.hotline.platform.wechat.WechatCalls;
import cn.hotline.platform.wechat.WechatConfig;
import cn.hotline.platform.wechat.WechatHttp;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatGatewayTest {

    private static final int PATIENCE = 2;

    private final CloudStub wechat = new CloudStub();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile String good = "token-1";
    private volatile int errcode;
    private final WechatConfig config = Configured.as(
            WechatConfig.class,
            "url",
            wechat.url(),
            "app-id",
            "wx1",
            "app-secret",
            "s",
            "page",
            "pages/ticket",
            "patience",
            PATIENCE + "s");
    private final WechatGateway gateway =
            new WechatGateway(config, calls(config), new ObjectMapper(), new Brought().inbox(), Clock.systemUTC());

    WechatGatewayTest() {
        wechat.answers(this::answer);
    }

    private static WechatCalls calls(WechatConfig config) {
        var clock = Clock.systemUTC();
        var http = new WechatHttp(new ObjectMapper(), clock);
        return new WechatCalls(config, http, new ObjectMapper(), clock, new SimpleMeterRegistry());
    }

    /** As WeChat does: a token that is not the present one is 40001. */
    private CloudStub.Said answer(CloudStub.Asked request) {
        var path = request.exchange().getRequestURI().getPath();
        if (path.equals("/cgi-bin/stable_token")) {
            tokens.incrementAndGet();
            boolean right = request.json().path("appid").asText().equals("wx1")
                    && request.json().path("secret").asText().equals("s")
                    && request.json().path("grant_type").asText().equals("client_credential");
            return new CloudStub.Said(
                    200,
                    right
                            ? "{\"access_token\":\"" + good + "\",\"expires_in\":7200}"
                            : "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}");
        }
        boolean known = request.exchange().getRequestURI().getQuery().equals("access_token=" + good);
        return new CloudStub.Said(
                200, "{\"errcode\":%d,\"errmsg\":\"of %s\"}".formatted(known ? errcode : 40001, Messages.OPENID));
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aMessageGoesOutWithWordsCutToTheLengthsOfWechat() {
        var message = new Outgoing(
                UUID.randomUUID(),
                Messages.PHONE,
                Messages.OPENID,
                NoticeEvent.DISPATCHED,
                "",
                Map.of("unit", "某市经济技术开发区城市管理和综合行政执法局二大队"),
                Map.of("wechat", "tpl;unit=thing2"),
                "");
        assertThat(gateway.send(message))
                .isEqualTo(new Answer.Taken(message.id().toString(), 0));
        var sent = wechat.asked.getLast().json();
        assertThat(sent.path("touser").asText()).isEqualTo(Messages.OPENID);
        assertThat(sent.path("template_id").asText()).isEqualTo("tpl");
        assertThat(sent.path("page").asText()).isEqualTo("pages/ticket");
        assertThat(sent.at("/data/thing2/value").asText()).isEqualTo("某市经济技术开发区城市管理和综合行政执…");
        assertThat(sent.at("/data/thing2/value").asText()).hasSize(20);
    }

    @Test
    void oneTokenServesManyMessages() {
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.send(Messages.text("x"))).isInstanceOf(Answer.Taken.class);
        }
        assertThat(tokens).hasValue(1);
    }

    @Test
    void aTokenThatIsNoLongerGoodIsFetchedAnewOnce() {
        gateway.send(Messages.text("x"));
        good = "token-2";
        assertThat(gateway.send(Messages.text("x"))).isInstanceOf(Answer.Taken.class);
        assertThat(tokens).hasValue(2);
        errcode = 42001;
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(Fault.ACCOUNT, "42001"));
        assertThat(wechat.asked.getLast().exchange().getRequestURI().getPath()).endsWith("/subscribe/send");
        assertThat(tokens).as("asked, then by force").hasValue(4);
    }

    @ParameterizedTest
    @CsvSource({
        "43101, DECLINED",
        "40003, DECLINED",
        "47003, CONTENT",
        "40037, CONTENT",
        "45009, THROTTLED",
        "48001, ACCOUNT",
        "-1, UNAVAILABLE",
        "99999, CONTENT"
    })
    void eachCodeSaysWhoseFaultItIs(int code, Fault fault) {
        errcode = code;
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(fault, Integer.toString(code)));
    }

    @Test
    void whoHasNoOpenidIsNobodyThere() {
        var message = new Outgoing(
                UUID.randomUUID(), Messages.PHONE, null, NoticeEvent.CLOSED, "x", Map.of(), Map.of("wechat", "t"), "");
        assertThat(gateway.send(message)).isEqualTo(new Answer.Refused(Fault.DECLINED, "no-openid"));
        assertThat(gateway.send(Messages.withoutCodes())).isEqualTo(new Answer.Refused(Fault.CONTENT, "no-template"));
        assertThat(wechat.asked).isEmpty();
    }

    @Test
    void aLostAnswerToTheTokenIsNoLostMessage() {
        wechat.answers(500, "");
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(Fault.UNAVAILABLE, "no-token"));
    }

    @Test
    void aSlowTokenAndASlowMessageTogetherKeepToTheTimeOfAGateway() {
        wechat.answers(request -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1500));
            return answer(request);
        });
        long start = System.nanoTime();
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Unknown("timeout"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(PATIENCE + 1));
    }

    @Test
    void manyThreadsAskForOneToken() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> gateway.send(Messages.text("x"))))
                    .toList();
            for (var answer : sent) {
                assertThat(answer.get()).isInstanceOf(Answer.Taken.class);
            }
        }
        assertThat(tokens).hasValue(1);
    }
}
