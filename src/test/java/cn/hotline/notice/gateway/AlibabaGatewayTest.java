package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Outgoing;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlibabaGatewayTest {

    private static final String OK = "{\"Code\":\"OK\",\"Message\":\"OK\",\"BizId\":\"9006^0\",\"RequestId\":\"X\"}";

    /** Half past midnight in China. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T16:30:00Z"), ZoneOffset.UTC);

    private final CloudStub cloud = new CloudStub();
    private final AlibabaGateway gateway = gateway(cloud.url());

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aMessageIsTakenWhoseSignatureTheProviderCanProve() throws Exception {
        cloud.answers(200, OK);
        var message = Messages.text("您的诉求26112200000017已派单至城市管理局办理。");
        assertThat(gateway.send(message)).isEqualTo(new Answer.Taken("9006^0", 1));
        var request = cloud.asked.getFirst();
        assertThat(Acs3Check.isSigned(request, "id", "a secret")).isTrue();
        assertThat(Acs3Check.isSigned(request, "id", "another secret")).isFalse();
        assertThat(request.header("x-acs-action")).isEqualTo("SendSms");
        assertThat(request.header("x-acs-version")).isEqualTo("2017-05-25");
        assertThat(query(request))
                .isEqualTo(Map.of(
                        "PhoneNumbers", "19900000001",
                        "SignName", "某市12345",
                        "TemplateCode", "SMS_1",
                        "TemplateParam", "{\"number\":\"26112200000017\",\"unit\":\"城市管理局 & 住建局*~\"}",
                        "OutId", message.id().toString(),
                        "SmsUpExtendCode", "12"));
    }

    @Test
    void itChargesByTheTextWithItsSignature() {
        cloud.answers(200, OK);
        assertThat(gateway.send(Messages.text("市".repeat(63)))).isEqualTo(new Answer.Taken("9006^0", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "400, isv.BUSINESS_LIMIT_CONTROL, THROTTLED",
        "200, isv.BUSINESS_LIMIT_CONTROL, THROTTLED",
        "200, isv.DAY_LIMIT_CONTROL, THROTTLED",
        "400, Throttling.User, THROTTLED",
        "200, isv.MOBILE_NUMBER_ILLEGAL, NUMBER",
        "200, isv.BLACK_KEY_CONTROL_LIMIT, CONTENT",
        "200, isv.SMS_TEMPLATE_ILLEGAL, CONTENT",
        "200, isv.NEW_AND_UNHEARD_OF, CONTENT",
        "200, isv.AMOUNT_NOT_ENOUGH, ACCOUNT",
        "400, SignatureDoesNotMatch, ACCOUNT",
        "404, InvalidAccessKeyId.NotFound, ACCOUNT",
        "503, ServiceUnavailable, UNAVAILABLE"
    })
    void eachCodeSaysWhoseFaultItIs(int status, String code, Fault fault) {
        cloud.answers(status, "{\"Code\":\"%s\",\"Message\":\"19900000001\"}".formatted(code));
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(fault, code));
    }

    @ParameterizedTest
    @CsvSource({
        "500, '', http-500",
        "502, <html>19900000001</html>, http-502",
        "200, '', unreadable",
        "200, <html>, unreadable",
        "500, '{\"Code\":\"InternalError\"}', InternalError",
        "200, '{\"Code\":\"isp.SYSTEM_ERROR\"}', isp.SYSTEM_ERROR"
    })
    void whereItMayHaveBeenSentNobodySaysThatItWasNot(int status, String body, String code) {
        cloud.answers(status, body);
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Unknown(code));
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestLeavesNobodyWiser() {
        cloud.answers(0, "");
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Unknown("broken"));
        assertThat(cloud.asked).as("asked once").hasSize(1);
    }

    @Test
    void nobodyThereIsToldFromSomebodySilent() {
        cloud.close();
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(Fault.UNAVAILABLE, "unreachable"));
        assertThat(gateway("http://no-such-host.invalid").send(Messages.text("x")))
                .isEqualTo(new Answer.Refused(Fault.UNAVAILABLE, "unreachable"));
    }

    @Test
    void withoutATemplateThereNothingIsAsked() {
        assertThat(gateway.send(Messages.withoutCodes())).isEqualTo(new Answer.Refused(Fault.CONTENT, "no-template"));
        assertThat(cloud.asked).isEmpty();
    }

    @Test
    void aLostAnswerIsLookedForByOurIdAndInBothDaysAroundMidnight() throws Exception {
        var message = Messages.text("x");
        cloud.answers(request -> new CloudStub.Said(
                200, query(request).get("SendDate").equals("20261122") ? detail(message) : detail(Messages.text("y"))));
        assertThat(gateway.look(message)).contains(new Answer.Taken(message.id().toString(), 1));
        assertThat(cloud.asked)
                .extracting(request -> query(request).get("SendDate"))
                .containsExactly("20261123", "20261122");
        assertThat(query(cloud.asked.getFirst()))
                .containsEntry("PhoneNumber", "19900000001")
                .containsEntry("PageSize", "50");
        assertThat(Acs3Check.isSigned(cloud.asked.getLast(), "id", "a secret")).isTrue();
        assertThat(gateway.look(Messages.text("z"))).isEmpty();
        cloud.answers(500, "");
        assertThat(gateway.look(message)).isEmpty();
    }

    private static AlibabaGateway gateway(String url) {
        var config = Configured.as(
                AlibabaConfig.class, "url", url, "key-id", "id", "key-secret", "a secret", "sign", "某市12345");
        return new AlibabaGateway(config, new Outside(), new ObjectMapper(), new Brought().inbox(), CLOCK);
    }

    private static String detail(Outgoing message) {
        return "{\"Code\":\"OK\",\"TotalCount\":\"1\",\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":[{\"SendStatus\":1,"
                + "\"OutId\":\"" + message.id() + "\"}]}}";
    }

    private static Map<String, String> query(CloudStub.Asked request) {
        return Arrays.stream(request.exchange().getRequestURI().getRawQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }
}
