package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TencentGatewayTest {

    private final CloudStub cloud = new CloudStub();
    private final TencentGateway gateway = new TencentGateway(
            Configured.as(
                    TencentConfig.class,
                    "url",
                    cloud.url(),
                    "secret-id",
                    "AKID",
                    "secret-key",
                    "a secret",
                    "app-id",
                    "1400006666"),
            new Outside(),
            new ObjectMapper(),
            new Brought().inbox(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aMessageIsTakenWhoseSignatureTheProviderCanProve() throws Exception {
        cloud.answers(200, status("Ok", 2));
        var message = Messages.text("您的诉求已派单。");
        assertThat(gateway.send(message)).isEqualTo(new Answer.Taken("5000:1045710669157053657849499619", 2));
        var request = cloud.asked.getFirst();
        assertThat(Tc3Check.isSigned(request, "AKID", "a secret")).isTrue();
        assertThat(Tc3Check.isSigned(request, "AKID", "another secret")).isFalse();
        assertThat(request.header("X-TC-Action")).isEqualTo("SendSms");
        assertThat(request.header("X-TC-Version")).isEqualTo("2021-01-11");
        assertThat(request.header("X-TC-Region")).isEqualTo("ap-guangzhou");
        assertThat(request.json()).isEqualTo(CloudStub.JSON.readTree("""
                        {"SmsSdkAppId": "1400006666", "SignName": "12345热线", "TemplateId": "1110",
                         "SessionContext": "%s", "PhoneNumberSet": ["+8619900000001"],
                         "TemplateParamSet": ["26112200000017", "城市管理局 & 住建局*~"], "ExtendCode": "12"}
                        """.formatted(message.id())));
    }

    @ParameterizedTest
    @CsvSource({
        "LimitExceeded.PhoneNumberThirtySecondLimit, THROTTLED",
        "LimitExceeded.PhoneNumberDailyLimit, THROTTLED",
        "RequestLimitExceeded, THROTTLED",
        "FailedOperation.PhoneNumberInBlacklist, NUMBER",
        "InvalidParameterValue.IncorrectPhoneNumber, NUMBER",
        "FailedOperation.TemplateIncorrectOrUnapproved, CONTENT",
        "FailedOperation.ContainSensitiveWord, CONTENT",
        "InvalidParameterValue.TemplateParameterLengthLimit, CONTENT",
        "UnauthorizedOperation.SmsSdkAppIdVerifyFail, ACCOUNT",
        "AuthFailure.SignatureFailure, ACCOUNT",
        "FailedOperation.InsufficientBalanceInSmsPackage, ACCOUNT",
        "ServiceUnavailable, UNAVAILABLE",
        "NobodyKnowsThis, CONTENT"
    })
    void eachCodeSaysWhoseFaultItIs(String code, Fault fault) {
        cloud.answers(200, status(code, 0));
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(fault, code));
        cloud.answers(
                200, "{\"Response\":{\"Error\":{\"Code\":\"%s\",\"Message\":\"+8619900000001\"}}}".formatted(code));
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(fault, code));
    }

    @ParameterizedTest
    @CsvSource({"InternalError", "InternalError.Timeout", "InternalError.OtherError"})
    void itsOwnFailuresLeaveNobodyWiser(String code) {
        cloud.answers(200, status(code, 0));
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Unknown(code));
    }

    @Test
    void aCodeWithAnythingElseInItIsNotKept() {
        cloud.answers(200, status("号码19900000001有误", 0));
        assertThat(gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(Fault.CONTENT, "unreadable"));
    }

    private static String status(String code, int fee) {
        return """
                {"Response": {"SendStatusSet": [{"SerialNo": "5000:1045710669157053657849499619",
                 "PhoneNumber": "+8619900000001", "Fee": %d, "SessionContext": "", "Code": "%s", "Message": "m",
                 "IsoCode": "CN"}], "RequestId": "a0aabda6"}}""".formatted(fee, code);
    }
}
